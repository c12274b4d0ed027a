package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.demo.DemoPeople;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a start in production goes, and how it does not: the application as a process, on databases of its own. */
@Tag("application")
class ProductionStartTest {

  private static final String PASSWORD = "Et-langt-kodeord-26";
  private static final Path FOLDER = Path.of("target", "production-start-test").toAbsolutePath();

  private static ExternalPostgres postgres;

  private ApplicationProcess application;
  private String address;

  @BeforeAll
  static void databases() throws IOException {
    postgres = ExternalPostgres.start();
    postgres.with("production", "demo");
    postgres.superuser("postgres").sql("create database superusers").update();
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
    assertThat(application.printed()).doesNotContain("is locked");
    theAdministratorIsNotLocked();
    theTablesBelongToTwoRolesNeitherOfThemASuperuser();
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
    assertThat(admin.get("/demo/mennesker.html").statusCode()).isEqualTo(404);
    assertThat(admin.get("/camunda/api/microdata/demo/clock").statusCode()).isEqualTo(404);
  }

  /** Every start looks for the demo's password; that is no failed login, after which an account must wait. */
  private void theAdministratorIsNotLocked() {
    assertThat(new Person(address, "admin", PASSWORD).logIn("admin")).isEqualTo(200);
  }

  private void theTablesBelongToTwoRolesNeitherOfThemASuperuser() {
    assertThat(database().sql("select distinct schemaname || ' ' || tableowner from pg_tables"
        + " where schemaname in ('microdata', 'camunda')").query(String.class).list())
        .containsExactlyInAnyOrder("microdata microdata_owner", "camunda microdata");
    assertThat(database().sql("select count(*) from pg_roles where rolsuper and rolname like 'microdata%'")
        .query(Integer.class).single()).isZero();
  }

  @Test
  void aDatabaseThatWasUsedForADemoIsRefused() throws Exception {
    start("demo", Map.of("MICRODATA_DEMO", "true"));
    application.stop();
    assertThat(refusal("demo", Map.of("MICRODATA_ADMIN_PASSWORD", PASSWORD)))
        .contains("The account \"anna\" of the demo exists with the demo's password");
  }

  /** Somebody has forgotten a role, or the last words of the last statement, or names another owner later. */
  @Test
  void withoutItsRolesItSaysByWhichStatementsTheyAreMade() throws Exception {
    assertThat(refusal("production", Map.of("SPRING_DATASOURCE_USERNAME", "forgotten"))).contains(
        "create role microdata_owner login password '…';", "create role forgotten login password '…';",
        "create database production owner microdata_owner;").doesNotContain("\tat ");
    assertThat(refusal("superusers", Map.of())).contains("The role \"microdata_owner\" may not make our tables",
        "create role microdata login password '…';", "create database superusers owner microdata_owner;");
    postgres.superuser("superusers").sql("create schema microdata").update();
    postgres.superuser("superusers").sql("create schema camunda").update();
    assertThat(refusal("superusers", Map.of())).contains("The tables belong to the role \"postgres\"");
  }

  /** As an installation with one role for both that becomes one with two. */
  @Test
  void theEnginesTablesAreHandedOverToTheApplicationsRole() throws Exception {
    var superuser = postgres.superuser("superusers");
    superuser.sql("create database one_role owner microdata_owner").update();
    var oneRole = postgres.superuser("one_role");
    oneRole.sql("set role microdata_owner; create schema microdata; create schema camunda;"
        + " create table camunda.act_ge_property (name_ text)").update();
    assertThat(refusal("one_role", Map.of())).contains("grant microdata to microdata_owner;");
  }

  @Test
  void withoutADatabaseThereIsNoProduction() throws Exception {
    application = ApplicationProcess.start(FOLDER.resolve("no-database.log"), Map.of("MICRODATA_DEMO", "false"));
    assertThat(application.refusal()).contains("Set SPRING_DATASOURCE_URL");
  }

  /** What the provider is told would else be what the Host header of a request says. */
  @Test
  void withLoginAtAProviderItMustKnowItsAddress() throws Exception {
    assertThat(refusal("production", Map.of("SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_LOGIN_CLIENTID", "fse")))
        .contains("Set MICRODATA_PUBLIC_ADDRESS").doesNotContain("\tat ");
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
    return ApplicationProcess.start(FOLDER.resolve(database + ".log"), postgres.settings(database, settings));
  }

  private static JdbcClient database() {
    return postgres.superuser("production");
  }
}
