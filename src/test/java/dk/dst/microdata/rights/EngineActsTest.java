package dk.dst.microdata.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.database.Samples;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is done to a case past its tasks stands in the audit, and a case that is left without a next step is named. */
class EngineActsTest extends EngineTest {

  private static final String API = "/camunda/api/microdata/";

  @LocalServerPort
  private int port;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private MeterRegistry meters;
  @Autowired
  private Samples samples;

  @Autowired
  private JdbcClient jdbc;

  private String caseNumber;
  private String instance;

  @BeforeEach
  void underReview() {
    TestInstitution institution = world.qualified();
    caseNumber = world.underReview(institution);
    instance = world.openTask(caseNumber).getProcessInstanceId();
  }

  @Test
  void aJumpTellsWhoAndFromWhereToWhere() throws Exception {
    assertThat(acts()).isEmpty();
    assertThat(stranded()).isNull();
    jump();
    assertThat(acts()).singleElement().satisfies(act -> {
      assertThat(act.path("who").asText()).isEqualTo("admin");
      assertThat(act.path("what").asText()).isEqualTo("Indgreb i processen");
      assertThat(act.path("changes").toString()).contains(
          "{\"field\":\"sagen venter ved\",\"before\":\"Vurdér ansøgning\",\"after\":\"Afgør ansøgning\"}",
          "/process-instance/" + instance + "/modification");
    });
  }

  /** Nobody may do the task of the decision while the case is under review. */
  @Test
  void aCaseWhoseTaskIsAnotherThanItsStateNeedsIsNamed() throws Exception {
    samples.forget();
    double before = meters.get("microdata.cases.stranded").gauge().value();
    jump();
    samples.forget();
    assertThat(stranded().path("reason").asText()).contains("mens sagen er „Til vurdering hos FSE“");
    assertThat(meters.get("microdata.cases.stranded").gauge().value()).isEqualTo(before + 1);
    for (String person : List.of(World.REVIEWER, World.APPROVER, "anna")) {
      assertThat(new WebSession(port).logIn(person, "demo").get(API + "stranded-cases").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void aCaseWhoseProcessIsDeletedIsNamed() throws Exception {
    String lifecycle = world.lifecycle(caseNumber).getId();
    assertThat(rest.call("admin", HttpMethod.DELETE, "/process-instance/" + lifecycle, null).status()).isEqualTo(204);
    assertThat(stranded().path("reason").asText()).isEqualTo("Sagen har ingen proces, der kører.");
    assertThat(acts()).singleElement().satisfies(act -> assertThat(act.path("changes").toString())
        .contains("\"field\":\"sagen venter ved\",\"before\":\"Behandl ansøgning\",\"after\":\"\""));
  }

  /** Its deadline would end it, and nobody could have met it. */
  @Test
  void aCaseOfWhichOnlyTheDeadlineIsLeftIsNamed() throws Exception {
    caseNumber = world.draft(world.qualified());
    String task = world.openTask(caseNumber).getId();
    assertThat(stranded()).isNull();
    for (String table : List.of("act_ru_identitylink where task_id_", "act_ru_variable where task_id_",
        "act_ru_task where id_")) {
      jdbc.sql("delete from " + table + " = ?").param(task).update();
    }
    assertThat(stranded().path("reason").asText()).isEqualTo("Sagen har ingen opgave, og intet trin venter.");
  }

  @Test
  void variablesSuspensionsAndMessagesAreActsAndQuestionsAreNot() throws Exception {
    rest.call("admin", HttpMethod.PUT, "/process-instance/" + instance + "/variables/outcome",
        Map.of("value", "approved", "type", "String"));
    rest.call("admin", HttpMethod.PUT, "/process-instance/" + instance + "/suspended", Map.of("suspended", true));
    rest.call("admin", HttpMethod.PUT, "/process-instance/suspended",
        Map.of("suspended", false, "processInstanceIds", List.of(instance)));
    assertThat(acts()).hasSize(3);
    rest.post("admin", "/process-instance", Map.of("processInstanceIds", List.of(instance)));
    rest.post("admin", "/process-instance/count", Map.of());
    rest.get("admin", "/process-instance/" + instance);
    rest.call(World.REVIEWER, HttpMethod.DELETE, "/process-instance/" + instance, null);
    assertThat(acts()).hasSize(3);
    rest.post("admin", "/message", Map.of("messageName", "projectdatabase.applicationWithdrawn", "businessKey",
        caseNumber));
    assertThat(acts()).hasSize(4);
  }

  /** What people do in their tasks is written down by the tables it changes, and strands nothing. */
  @Test
  void theWayThroughTheTasksIsNoAct() throws Exception {
    String task = world.openTask(caseNumber).getId();
    rest.post(World.REVIEWER, "/task/" + task + "/claim", Map.of("userId", World.REVIEWER));
    assertThat(rest.post(World.REVIEWER, "/task/" + task + "/submit-form",
        rest.variables(TestAnswers.review("approve"))).status()).isEqualTo(204);
    assertThat(acts()).isEmpty();
    assertThat(stranded()).isNull();
  }

  private void jump() {
    String at = rest.get("admin", "/process-instance/" + instance + "/activity-instances").body()
        .path("childActivityInstances").get(0).path("id").asText();
    assertThat(rest.post("admin", "/process-instance/" + instance + "/modification", Map.of("instructions", List.of(
        Map.of("type", "startBeforeActivity", "activityId", "userTask_approveApplication"),
        Map.of("type", "cancel", "activityInstanceId", at)))).status()).isEqualTo(204);
  }

  private List<JsonNode> acts() throws Exception {
    JsonNode page = json.readTree(new WebSession(port).logIn(World.OWNER, "demo")
        .get(API + "audit?case=" + caseNumber).body());
    return StreamSupport.stream(page.path("entries").spliterator(), false)
        .filter(entry -> entry.path("what").asText().equals("Indgreb i processen")).toList();
  }

  /** How the case is named among those without a next step, or null. */
  private JsonNode stranded() throws Exception {
    JsonNode cases = json.readTree(new WebSession(port).logIn(World.OWNER, "demo").get(API + "stranded-cases").body());
    return StreamSupport.stream(cases.spliterator(), false)
        .filter(jsonNode -> jsonNode.path("caseNumber").asText().equals(caseNumber)).findFirst().orElse(null);
  }
}
