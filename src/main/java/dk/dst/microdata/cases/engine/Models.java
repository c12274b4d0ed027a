package dk.dst.microdata.cases.engine;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys all models and forms as one set, under names that are the same in the jar, in spring-boot:run and in tests.
 * An unchanged set is not deployed again; any change deploys all of it, so that a model and its forms always fit. Then
 * all that are in use are read, before anybody asks for one. This node does the steps of the models that were there
 * when it started: what a newer release deploys beside it is that one's.
 */
@Component
class Models extends StartStep {

  private final RepositoryService repository;
  private final ManagementService management;

  Models(RepositoryService repository, ManagementService management) {
    super(MODELS);
    this.repository = repository;
    this.management = management;
  }

  @Override
  protected void run() {
    deploy();
    repository.createDeploymentQuery().list()
        .forEach(deployment -> management.registerDeploymentForJobExecutor(deployment.getId()));
    read();
  }

  private void deploy() {
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

  /**
   * Has the engine read every model in use while nobody is there. It reads a model when it is first asked for, and
   * shows it to others before it knows the model's timers: of two who come first at the same moment, one would be
   * answered with an error.
   */
  private void read() {
    Set<String> newest = repository.createProcessDefinitionQuery().latestVersion().list().stream()
        .map(ProcessDefinition::getId).collect(Collectors.toSet());
    management.createProcessDefinitionStatisticsQuery().list().stream()
        .filter(model -> model.getInstances() > 0 || newest.contains(model.getId()))
        .forEach(model -> repository.getProcessDefinition(model.getId()));
  }
}
