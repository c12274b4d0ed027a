package dk.dst.microdata.desk.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where cases have been, found by what people know of them: by those of FSE who may know it. */
class PathTest extends EngineTest {

  private static final String API = "/camunda/api/microdata/";
  private static final LocalDate MONDAY = LocalDate.of(2031, 3, 3);

  @Autowired
  private RepositoryService repository;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ObjectMapper json;
  @LocalServerPort
  private int port;

  @Test
  void aRefusedCaseIsFoundAndItsWayIsShown() throws Exception {
    world.day(MONDAY);
    TestInstitution institution = world.qualified();
    String caseNumber = refused(institution);
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");

    for (String search : List.of("q=" + caseNumber, "q=" + caseNumber + "&shown=ended&kind=DATABASE&outcome=REFUSED",
        "q=" + caseNumber + "&person=Navn%20" + institution.applicant(), "q=" + caseNumber + "&person="
            + World.APPROVER, "q=" + caseNumber + "&from=2031-03-01&until=2031-03-31")) {
      assertThat(read(owner.get(API + "cases?" + search)).path("lines")).as(search).hasSize(1);
    }
    for (String search : List.of("shown=open", "kind=PROJECT", "outcome=WITHDRAWN", "person=Ukendt", "from=2031-04-01",
        "until=2031-03-02")) {
      assertThat(read(owner.get(API + "cases?q=" + caseNumber + "&" + search)).path("lines")).as(search).isEmpty();
    }

    JsonNode path = read(owner.get(API + "cases/" + caseNumber + "/path"));
    assertThat(texts(path.path("walks"), "model")).contains("project-database-lifecycle", "assess-application");
    JsonNode approval = line(path, "Afgør ansøgning");
    assertThat(approval.path("who").asText()).isEqualTo("Karen Krogh");
    assertThat(approval.path("days").asInt()).isEqualTo(5);
    assertThat(approval.path("until").asText()).startsWith("10. marts 2031");
    assertThat(texts(path.path("lines"), "step")).anyMatch(step -> step.startsWith("Brev: "));
    assertThat(path.toString()).doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}");
    for (JsonNode walk : path.path("walks")) {
      HttpResponse<String> drawing = owner.get(API + "drawings/" + walk.path("model").asText());
      assertThat(drawing.statusCode()).isEqualTo(200);
      assertThat(walk.path("marks")).allSatisfy(mark -> assertThat(drawing.body())
          .contains("data-element-id=\"" + mark.path("element").asText() + "\""));
    }
  }

  /** The applicant may know of the case, and so may their colleagues; neither how FSE went about it. */
  @Test
  void theWayOfACaseIsForFse() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    WebSession applicant = new WebSession(port).logIn(institution.applicant(), "demo");
    assertThat(applicant.get(API + "cases/" + caseNumber).statusCode()).isEqualTo(200);
    assertThat(applicant.get(API + "cases/" + caseNumber + "/path").statusCode()).isEqualTo(404);
    assertThat(applicant.get(API + "drawings/assess-application").statusCode()).isEqualTo(404);
    assertThat(applicant.get(API + "cases?person=Navn").statusCode()).isEqualTo(403);
    assertThat(applicant.get(API + "models/" + model() + "/times").statusCode()).isEqualTo(403);
    WebSession reviewer = new WebSession(port).logIn(World.REVIEWER, "demo");
    assertThat(reviewer.get(API + "models/" + model() + "/times").statusCode()).isEqualTo(403);
    assertThat(reviewer.get(API + "drawings/..%2fapplication").statusCode()).isIn(400, 404);
  }

  @Test
  void theTimesOfAModelAreCounted() throws Exception {
    world.day(MONDAY.plusYears(1));
    LocalDate from = MONDAY.plusYears(1);
    refused(world.qualified());
    refused(world.qualified());
    WebSession owner = new WebSession(port).logIn(World.OWNER, "demo");
    JsonNode steps = read(owner.get(API + "models/" + model() + "/times?from=" + from + "&until=" + from.plusMonths(1)))
        .path("steps");
    JsonNode approval = StreamSupport.stream(steps.spliterator(), false)
        .filter(step -> step.path("element").asText().equals("userTask_approveApplication")).findFirst().orElseThrow();
    assertThat(approval.path("passed").asInt()).isEqualTo(jdbc.sql("select count(*) from act_hi_taskinst where task_def_key_"
        + " = 'userTask_approveApplication' and end_time_ >= ? and end_time_ < ? and proc_def_key_ = 'assess-application'")
        .param(Timestamp.valueOf(from.atStartOfDay())).param(Timestamp.valueOf(from.plusMonths(1)
            .plusDays(1).atStartOfDay())).query(Integer.class).single()).isGreaterThanOrEqualTo(2);
    assertThat(approval.path("median").asDouble()).isPositive();
    assertThat(owner.get(API + "models/" + model() + "/times?from=2032-02-01&until=2032-01-01").statusCode())
        .isEqualTo(400);
  }

  private String refused(TestInstitution institution) {
    String caseNumber = world.forApproval(institution);
    world.day(world.today().plusDays(7));
    world.complete(caseNumber, "userTask_approveApplication", World.APPROVER, TestAnswers.ruling("refused"));
    return caseNumber;
  }

  private String model() {
    return repository.createProcessDefinitionQuery().processDefinitionKey("assess-application").latestVersion()
        .singleResult().getId();
  }

  private JsonNode line(JsonNode path, String step) {
    return StreamSupport.stream(path.path("lines").spliterator(), false)
        .filter(one -> one.path("step").asText().equals(step)).findFirst().orElseThrow();
  }

  private static List<String> texts(JsonNode all, String field) {
    return StreamSupport.stream(all.spliterator(), false).map(one -> one.path(field).asText()).toList();
  }

  private JsonNode read(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }
}
