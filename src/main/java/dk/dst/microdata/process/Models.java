package dk.dst.microdata.process;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys all models and forms as one set, under names that are the same in the jar, in spring-boot:run and in tests.
 * An unchanged set is not deployed again; any change deploys all of it, so that a model and its forms always fit.
 */
@Component
class Models extends StartStep {

  private final RepositoryService repository;

  Models(RepositoryService repository) {
    super(MODELS);
    this.repository = repository;
  }

  @Override
  protected void run() {
    var resources = new TreeMap<String, Resource>();
    var resolver = new PathMatchingResourcePatternResolver();
    try {
      for (String folder : List.of("processes", "forms")) {
        for (Resource resource : resolver.getResources("classpath*:" + folder + "/*.*")) {
          resources.put(folder + "/" + resource.getFilename(), resource);
        }
      }
      var deployment = repository.createDeployment().name("microdata").source("application")
          .enableDuplicateFiltering(false);
      for (var resource : resources.entrySet()) {
        deployment.addInputStream(resource.getKey(), resource.getValue().getInputStream());
      }
      deployment.deploy();
    } catch (IOException e) {
      throw new IllegalStateException("The models cannot be read", e);
    }
  }
}
