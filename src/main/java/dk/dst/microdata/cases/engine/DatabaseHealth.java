package dk.dst.microdata.cases.engine;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * What the health check says of the database, at once. Spring Boot's own would wait for a connection of the pool, and
 * have an application restarted because many people are at work.
 */
@Component("dbHealthIndicator")
class DatabaseHealth implements HealthIndicator {

  private final Lifeline lifeline;

  DatabaseHealth(Lifeline lifeline) {
    this.lifeline = lifeline;
  }

  @Override
  public Health health() {
    return lifeline.isAway() ? Health.down().build() : Health.up().build();
  }
}
