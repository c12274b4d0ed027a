package dk.dst.microdata.start;

import static dk.dst.microdata.start.Person.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.dst.microdata.demo.DemoPeople;
import dk.dst.microdata.support.LegalBasisSamples;
import dk.dst.microdata.support.Patience;
import dk.dst.microdata.support.Today;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** The application as a process of its own, killed in the middle: what was committed is there when it starts again. */
@Tag("application")
class RestartTest {

  private static final Path FOLDER = Path.of("target", "restart-test").toAbsolutePath();
  private static final Path DATA = FOLDER.resolve("postgresql");

  private ApplicationProcess application;
  private String address;

  @BeforeEach
  void emptyFolder() throws IOException {
    FileSystemUtils.deleteRecursively(FOLDER);
    Files.createDirectories(FOLDER);
  }

  @Test
  void goesOnWhereItWasKilled() throws Exception {
    start("first.log");
    String task = startCase();
    String today = moveClock(Today.inDenmark().plusDays(20));
    int users = count("/user/count");
    int cases = count("/process-instance/count");

    application.kill();
    start("second.log");

    assertThat(clock().path("today").asText()).as("day of the demo's clock").isEqualTo(today);
    assertThat(count("/user/count")).as("people, that is demo worlds").isEqualTo(users);
    assertThat(count("/process-instance/count")).as("cases").isEqualTo(cases);
    assertThat(person("anna").ask("/task/" + task).path("taskDefinitionKey").asText())
        .isEqualTo("userTask_completeApplication");

    person("anna").tell("/task/" + task + "/submit-form", Map.of("variables", application()));
    Patience.await("the application is checked").untilAsserted(() ->
        assertThat(person("rikke").ask("/task?candidateGroup=fse-reviewers&taskDefinitionKey=userTask_reviewApplication"))
            .as("applications under review, after the check that the job executor does").hasSize(1));
  }

  private String startCase() {
    person("anna").tell("/process-definition/key/apply-for-project-database/submit-form",
        Map.of("variables", Map.of("title", value("Projektdatabase til genstart"))));
    return person("anna").ask("/task?assignee=anna").get(0).path("id").asText();
  }

  static Map<String, Object> application() {
    var answers = new HashMap<String, Object>(Map.of(
        "title", value("Projektdatabase til genstart"),
        "purpose", value("At belyse sammenhænge mellem uddannelse, arbejde og helbred."),
        "environment", value("Et fast miljø af forskere med fælles datamanagement."),
        "plannedSubprojects", value("To nye underprojekter om året."),
        "registers", Map.of("type", "Json", "value", """
            [{"register":"BEF","fromYear":2010,"toYear":2019,"reason":"Bruges af de fleste."},
             {"register":"IND","fromYear":2010,"toYear":2019,"reason":"Bruges af de fleste."},
             {"register":"UDDA","fromYear":2010,"toYear":2019,"reason":"Bruges af de fleste."}]"""),
        "managers", Map.of("type", "Json", "value", """
            [{"manager":"mads","experience":"Flere års erfaring."}]"""),
        "signatory", value("ulla")));
    for (String undertaking : new String[] {"noResearchOnDatabase", "onlyWithinPurpose", "institutionPays",
        "twoYearTerm"}) {
      answers.put(undertaking, value(true));
    }
    LegalBasisSamples.answers().forEach((field, answer) -> answers.put(field, value(answer)));
    return answers;
  }

  private String moveClock(LocalDate to) {
    var moved = administrator().post("/camunda/api/microdata/demo/clock", Map.of("to", to.toString()));
    assertThat(moved.statusCode()).as(moved.body()).isEqualTo(202);
    Patience.await("the clock has arrived").until(() -> clock().path("move").path("state").asText().equals("ARRIVED"));
    return clock().path("today").asText();
  }

  private JsonNode clock() {
    return Person.json(administrator().get("/camunda/api/microdata/demo/clock").body());
  }

  private int count(String path) {
    return person("admin").ask(path).path("count").asInt();
  }

  private Person administrator() {
    var admin = person("admin");
    assertThat(admin.logIn("admin")).isEqualTo(200);
    return admin;
  }

  private Person person(String id) {
    return new Person(address, id, DemoPeople.PASSWORD);
  }

  private void start(String log) throws IOException {
    application = ApplicationProcess.start(FOLDER.resolve(log), Map.of("MICRODATA_EMBEDDEDPOSTGRES_DATADIR", DATA.toString()));
    address = application.address();
  }

  /** An orderly end, so that the embedded PostgreSQL ends too. */
  @AfterEach
  void stop() throws Exception {
    if (application != null) {
      application.stop();
    }
    Path pidFile = DATA.resolve("postmaster.pid");
    if (Files.exists(pidFile)) { // it did not: the test has failed, but leaves nothing running
      long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }
  }
}
