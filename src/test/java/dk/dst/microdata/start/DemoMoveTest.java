package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.dst.microdata.demo.DemoPeople;
import dk.dst.microdata.support.Patience;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo's clock is moved as its administrator does it, in a process of its own, and killed on the way. */
@Tag("application")
class DemoMoveTest {

  private static final Path FOLDER = Path.of("target", "demo-move-test").toAbsolutePath();
  private static final String CLOCK = "/camunda/api/microdata/demo/clock";

  private EmbeddedPostgres postgres;
  private JdbcClient jdbc;
  private ApplicationProcess application;
  private Person admin;

  @BeforeEach
  void startDatabase() throws IOException {
    postgres = EmbeddedPostgres.builder().setPGStartupWait(Patience.LIMIT).start();
    jdbc = JdbcClient.create(postgres.getPostgresDatabase());
  }

  @AfterEach
  void stop() throws Exception {
    if (application != null) {
      application.stop();
    }
    postgres.close();
  }

  @Test
  void theDaysGoByOneByOneAndAKilledMoveGoesOn() throws Exception {
    start("first.log");
    LocalDate from = today();
    LocalDate to = from.plusDays(40);
    assertThat(begin(to).statusCode()).isEqualTo(202);
    var refused = begin(to.plusYears(1));
    assertThat(refused.statusCode()).as("a second move while the first is under way").isEqualTo(409);
    assertThat(Person.json(refused.body()).path("message").asText())
        .startsWith("Uret er allerede ved at blive stillet frem");
    Patience.await("the clock is on its way").until(() -> reached().isAfter(from.plusDays(3)));
    LocalDate reached = reached();
    assertThat(reached).as("when it is killed").isBefore(to);

    application.kill();
    start("second.log");

    assertThat(today()).as("after the restart").isAfterOrEqualTo(reached);
    Patience.await("the clock has arrived").until(() ->
        clock().path("move").path("state").asText().equals("ARRIVED"));
    assertThat(today()).isEqualTo(to);
    assertThat(clock().path("move").path("happened").asInt()).isPositive();

    assertThat(told("TASK_DUE")).filteredOn(told -> told.due().minusDays(7).isAfter(from)).isNotEmpty()
        .allSatisfy(told -> assertThat(told.written()).isEqualTo(told.due().minusDays(7)));
    assertThat(told("TASK_OVERDUE")).extracting(Told::written).hasSizeGreaterThan(1).doesNotHaveDuplicates();
    assertThat(told("TASK_OVERDUE")).allSatisfy(told -> assertThat(told.written()).isEqualTo(told.due().plusDays(1)));
    assertThat(jdbc.sql("select count(*) from camunda.act_ru_incident").query(Integer.class).single())
        .as("incidents").isZero();
    assertThat(Files.readString(FOLDER.resolve("second.log"))).doesNotContain(" ERROR ");
  }

  /** Of what task's last day somebody was told, and when. */
  private record Told(LocalDate due, LocalDate written) {}

  private List<Told> told(String kind) {
    return jdbc.sql("""
            select distinct right(about, 10)::date as due,
                   (written_at at time zone 'Europe/Copenhagen')::date as written
            from microdata.notice where kind = ?""").param(kind).query(Told.class).list();
  }

  private HttpResponse<String> begin(LocalDate to) {
    return admin.post(CLOCK, Map.of("to", to.toString()));
  }

  private JsonNode clock() {
    return Person.json(admin.get(CLOCK).body());
  }

  private LocalDate today() {
    return LocalDate.parse(clock().path("today").asText());
  }

  private LocalDate reached() {
    return LocalDate.parse(clock().path("move").path("day").asText());
  }

  private void start(String log) throws IOException {
    application = ApplicationProcess.start(FOLDER.resolve(log), Map.of(
        "SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"), "MICRODATA_DEMO", "true"));
    admin = new Person(application.address(), "admin", DemoPeople.PASSWORD);
    assertThat(admin.logIn("admin")).isEqualTo(200);
  }
}
