package dk.dst.microdata.start;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Those who watch look at a port of their own, {@code MANAGEMENT_SERVER_PORT}, which only this machine reaches unless
 * {@code MANAGEMENT_SERVER_ADDRESS} says otherwise. At the port that people come to there is the health and nothing
 * else, whatever is set: nobody is asked there who they are.
 */
class ManagementPort implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    String port = environment.getProperty("management.server.port", "");
    if (port.isBlank()) {
      environment.getPropertySources().addFirst(new MapPropertySource("no-management-port", Map.of(
          "management.endpoints.web.exposure.include", "health",
          "management.prometheus.metrics.export.enabled", "false")));
      return;
    }
    if (!port.matches("\\d+") || !port.equals("0") && port.equals(environment.getProperty("server.port"))) {
      throw new StartRefused("MANAGEMENT_SERVER_PORT must be a port of its own, not the application's, and not \""
          + port + "\"; see \"Monitoring\" in src/docs/operating-it.md.");
    }
    environment.getPropertySources().addLast(new MapPropertySource("management-port", Map.of(
        "management.server.address", "127.0.0.1",
        "management.endpoints.web.exposure.include", "health,prometheus",
        "management.endpoint.health.group.operators.include", "db,start,processEngine,jobs,outbox,incidents",
        "management.endpoint.health.group.operators.show-details", "always")));
  }
}
