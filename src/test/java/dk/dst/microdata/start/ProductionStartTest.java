package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.demo.DemoPeople;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a start in production goes, and how it does not: the application as a process, on databases of its own. */
class ProductionStartTest {

  private static final String PASSWORD = "Et-langt-kodeord-26";
  private static final Path FOLDER = Path.of("target", "production-start-test").toAbsolutePath();

  private static EmbeddedPostgres postgres;

  private ApplicationProcess application;
  private String address;

  @BeforeAll
  static void databases() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    JdbcClient.create(postgres.getPostgresDatabase()).sql("create role microdata login").update();
    for (String database : new String[] {"production", "demo"}) {
      JdbcClient.create(postgres.getPostgresDatabase()).sql("create database " + database).update();
    }
  }

  @AfterAll
  static void stopDatabases() throws IOException {
    postgres.close();
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (application != null) {
      application.stop();
    }
  }

  /** One database's life: refused until the administrator has a password, which later starts need no more. */
  @Test
  void production() throws Exception {
    assertThat(refusal("production", Map.of())).contains("Set MICRODATA_ADMIN_PASSWORD to a password of at least 12 characters");
    assertThat(refusal("production", Map.of("MICRODATA_ADMIN_PASSWORD", DemoPeople.PASSWORD)))
        .contains("Set MICRODATA_ADMIN_PASSWORD");
    assertThat(refusal("production", Map.of("MICRODATA_ADMIN_PASSWORD", PASSWORD.toLowerCase())))
        .contains("with a small and a capital letter, a digit and a special character");

    start("production", Map.of("MICRODATA_ADMIN_PASSWORD", PASSWORD));
    tellsNothingButUp();
    cookiesTravelOverTlsOnly();
    nobodyFromTheDemoExists();
    theDemosClockDoesNotExist();
    application.stop();

    start("production", Map.of());
    theAdministratorIsNotLocked();
  }

  private void tellsNothingButUp() {
    var health = new Person(address, "nobody", "").get("/actuator/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
  }

  private void cookiesTravelOverTlsOnly() {
    var cookies = new Person(address, "nobody", "").get("/camunda/app/admin/default/").headers().allValues("Set-Cookie");
    assertThat(cookies).filteredOn(cookie -> cookie.startsWith("JSESSIONID=")).singleElement().asString()
        .contains("Secure", "HttpOnly", "SameSite=Strict");
    assertThat(cookies).filteredOn(cookie -> cookie.startsWith("XSRF-TOKEN=")).singleElement().asString()
        .contains("Secure", "SameSite=Strict");
  }

  private void nobodyFromTheDemoExists() {
    assertThat(new Person(address, "anna", DemoPeople.PASSWORD).logIn("tasklist")).isEqualTo(401);
    assertThat(database().sql("select id_ from camunda.act_id_user").query(String.class).list())
        .containsExactly("admin");
    assertThat(database().sql("select count(*) from microdata.institution").query(Integer.class).single()).isZero();
  }

  private void theDemosClockDoesNotExist() {
    var admin = new Person(address, "admin", PASSWORD);
    assertThat(admin.logIn("admin")).isEqualTo(200);
    assertThat(admin.get("/demo/ur.html").statusCode()).isEqualTo(404);
    assertThat(admin.get("/camunda/api/microdata/demo/clock").statusCode()).isEqualTo(404);
  }

  /** Every start looks for the demo's password; that is no failed login, after which an account must wait. */
  private void theAdministratorIsNotLocked() {
    assertThat(database().sql("select coalesce(attempts_, 0) from camunda.act_id_user").query(Integer.class).single())
        .as("failed logins").isZero();
    assertThat(new Person(address, "admin", PASSWORD).logIn("admin")).isEqualTo(200);
  }

  @Test
  void aDatabaseThatWasUsedForADemoIsRefused() throws Exception {
    start("demo", Map.of("MICRODATA_DEMO", "true"));
    application.stop();
    assertThat(refusal("demo", Map.of("MICRODATA_ADMIN_PASSWORD", PASSWORD)))
        .contains("The account \"anna\" of the demo exists with the demo's password");
  }

  @Test
  void withoutADatabaseThereIsNoProduction() throws Exception {
    application = ApplicationProcess.start(FOLDER.resolve("no-database.log"), Map.of("MICRODATA_DEMO", "false"));
    assertThat(application.refusal()).contains("Set SPRING_DATASOURCE_URL");
  }

  private void start(String database, Map<String, String> settings) throws IOException {
    application = begin(database, settings);
    address = application.address();
  }

  private String refusal(String database, Map<String, String> settings) throws IOException {
    application = begin(database, settings);
    return application.refusal();
  }

  private static ApplicationProcess begin(String database, Map<String, String> settings) throws IOException {
    var all = new HashMap<>(settings);
    all.put("SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", database).replaceFirst("\\?.*", ""));
    all.put("SPRING_DATASOURCE_USERNAME", "microdata");
    all.put("SPRING_FLYWAY_USER", "postgres");
    return ApplicationProcess.start(FOLDER.resolve(database + ".log"), all);
  }

  private static JdbcClient database() {
    return JdbcClient.create(postgres.getDatabase("postgres", "production"));
  }
}
