package dk.dst.microdata.desk.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Serves Tasklist's scripts repaired. A repair that does not fit exactly as often as expected stops the start, so that
 * an upgrade of Camunda cannot lose one unnoticed.
 */
@Configuration(proxyBeanMethods = false)
class TasklistPatch implements WebMvcConfigurer {

  private record Script(String path, byte[] content, String fingerprint) {

    static Script repaired(String path, List<Repair> repairs) throws IOException {
      String script = new ClassPathResource(WebJar.FOLDER + path).getContentAsString(StandardCharsets.UTF_8);
      byte[] content = TasklistPatch.repaired(path, script, repairs).getBytes(StandardCharsets.UTF_8);
      return new Script(path, content, '"' + DigestUtils.md5DigestAsHex(content) + '"');
    }

    String folder() {
      return path.substring(0, path.lastIndexOf('/') + 1);
    }

    boolean is(String fileName) {
      return path.equals(folder() + fileName);
    }
  }

  private final List<Script> scripts;

  TasklistPatch() throws IOException {
    scripts = List.of(Script.repaired(WebJar.TASKLIST_BUNDLE, TasklistRepairs.TASKLIST),
        Script.repaired(WebJar.LIBRARIES, TasklistRepairs.RENDERER));
  }

  static String repaired(String path, String script, List<Repair> repairs) {
    for (Repair repair : repairs) {
      try {
        script = repair.apply(script);
      } catch (IllegalStateException e) {
        throw new IllegalStateException("Camunda's " + path + " has changed: " + e.getMessage(), e);
      }
    }
    return script;
  }

  /**
   * The pattern must have a star: a handler for the exact name finds no resource below it. The date of a script is that
   * of its jar, so a browser is told by the content's fingerprint whether what it has kept is repaired in the same way.
   */
  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    for (Script script : scripts) {
      registry.addResourceHandler(WebJar.ADDRESS + script.folder() + "*.js")
          .addResourceLocations("classpath:/" + WebJar.FOLDER + script.folder())
          .setCacheControl(CacheControl.noCache())
          .setUseLastModified(false)
          .setEtagGenerator(resource -> script.is(resource.getFilename()) ? script.fingerprint() : null)
          .resourceChain(true)
          .addTransformer((request, resource, chain) -> script.is(resource.getFilename())
              ? new TransformedResource(resource, script.content()) : resource);
    }
  }
}
