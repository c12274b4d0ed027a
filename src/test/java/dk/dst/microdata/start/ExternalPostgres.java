package dk.dst.microdata.start;

import dk.dst.microdata.support.Patience;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL as an installation has it: with the roles and databases of the documented statements, and no others. */
public final class ExternalPostgres implements AutoCloseable {

  public static final String OWNER = "microdata_owner";
  public static final String APPLICATION = "microdata";

  private final EmbeddedPostgres postgres;

  private ExternalPostgres(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  public static ExternalPostgres start() throws IOException {
    return new ExternalPostgres(EmbeddedPostgres.builder().setPGStartupWait(Patience.LIMIT).start());
  }

  /** Runs the statements; a second database has the same roles. */
  public ExternalPostgres with(String... databases) {
    for (String database : databases) {
      for (String statement : new DatabaseRoles(OWNER, APPLICATION, database).statements()) {
        if (!statement.startsWith("create role") || !hasRole(statement.split(" ")[2])) {
          superuser("postgres").sql(statement).update();
        }
      }
    }
    return this;
  }

  private boolean hasRole(String role) {
    return superuser("postgres").sql("select count(*) from pg_roles where rolname = ?").param(role)
        .query(Integer.class).single() > 0;
  }

  /** Past the application, and past its roles. */
  public JdbcClient superuser(String database) {
    return JdbcClient.create(postgres.getDatabase("postgres", database));
  }

  public String url(String database) {
    return url(database, postgres.getPort());
  }

  static String url(String database, int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  int port() {
    return postgres.getPort();
  }

  /** The environment of an application that works on that database, with more or other variables. */
  public Map<String, String> settings(String database, Map<String, String> more) {
    var settings = new HashMap<>(Map.of("SPRING_DATASOURCE_URL", url(database), "SPRING_DATASOURCE_USERNAME",
        APPLICATION, "SPRING_FLYWAY_USER", OWNER));
    settings.putAll(more);
    return settings;
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
