package dk.dst.microdata.cases.engine;

import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether all that a start does is done: our tables and the engine's, models, rights, running cases on new versions.
 */
@Component("startHealthIndicator")
class StartHealth implements HealthIndicator {

  private final List<StartStep> steps;

  StartHealth(List<StartStep> steps) {
    this.steps = steps;
  }

  @Override
  public Health health() {
    List<String> open = steps.stream().filter(step -> !step.isRunning()).map(step -> step.getClass().getSimpleName())
        .toList();
    return open.isEmpty() ? Health.up().build() : Health.outOfService().withDetail("open", open).build();
  }
}
