package dk.dst.microdata.start;

import dk.dst.microdata.ground.Mode;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

/** Refuses to start without a database, unless it is the demo from the checkout, which brings its own. */
class DatabaseNamed implements EnvironmentPostProcessor {

  private static final String EMBEDDED = "io.zonky.test.db.postgres.embedded.EmbeddedPostgres";

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    if (!Mode.hasOwnDatabase(environment)
        && !(Mode.isDemo(environment) && ClassUtils.isPresent(EMBEDDED, application.getClassLoader()))) {
      throw new StartRefused("No database is named. Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and"
          + " SPRING_DATASOURCE_PASSWORD; see \"In production\" in src/docs/operating-it.md. The demo with its"
          + " embedded PostgreSQL is not in this jar or not asked for: it starts in the checkout, by"
          + " mvn spring-boot:run.");
    }
  }
}
