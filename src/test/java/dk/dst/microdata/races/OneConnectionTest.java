package dk.dst.microdata.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.engine.OneAtATime;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Rest.Answer;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * The application with a pool of one connection. Whatever waits for a second one while it holds the first fails here
 * each time, and not only when twenty people do it at the same moment.
 */
@TestPropertySource(properties = {"spring.datasource.hikari.maximum-pool-size=1",
    "spring.datasource.hikari.connection-timeout=10000"})
class OneConnectionTest extends EngineTest {

  private static final String API = "/camunda/api/microdata/";

  @LocalServerPort
  private int port;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private OneAtATime oneAtATime;

  private final Map<String, WebSession> sessions = new HashMap<>();

  @Test
  void aCaseGoesFromItsDraftToASignedAgreement() throws Exception {
    TestInstitution institution = world.qualified();
    String applicant = institution.applicant();
    String caseNumber = world.businessKey(world.start("apply-for-project-database", applicant, TestAnswers.start()));
    String task = taken(caseNumber, applicant);
    good(session(applicant).send("PUT", API + "task/" + task + "/draft", "{\"purpose\":\"Et formål.\"}"));
    good(session(applicant).upload(API + "task/" + task + "/data", "liste.csv",
        "Register;Perioder\nBEF;2010-2019\nIND;2010-2019\nUDDA;2010-2019\n".getBytes(StandardCharsets.UTF_8)));
    good(session(applicant).get(API + "task/" + task + "/data"));
    JsonNode check = json.readTree(good(session(applicant).send("POST", API + "task/" + task + "/check", "")).body());
    String kept = API + "cases/" + caseNumber + "/checks/" + check.path("line").path("id").asText();
    good(session(applicant).get(kept));
    good(session(applicant).get(kept + "/registers/BEF"));
    good(session(applicant).get(kept + "/workbook"));
    Map<String, Object> answers = TestAnswers.application(institution);
    answers.remove("registers");
    answers.put("contentReason", "Bruges af de fleste.");
    done(task, applicant, answers);
    world.runJob(caseNumber, "serviceTask_checkEligibility");

    done(taken(caseNumber, World.REVIEWER), World.REVIEWER, TestAnswers.review("approve"));
    refused(caseNumber);
    done(taken(caseNumber, World.APPROVER), World.APPROVER, TestAnswers.ruling("approved"));
    done(taken(caseNumber, institution.signatory()), institution.signatory(), world.asShown(caseNumber,
        "userTask_signAgreement", TestAnswers.signed()));
    world.runJob(caseNumber, "serviceTask_establishProjectDatabase");

    for (String person : List.of(applicant, institution.responsible(), World.REVIEWER, World.APPROVER, World.OWNER)) {
      for (String page : List.of("session", "cases", "cases/" + caseNumber, "cases/" + caseNumber + "/checks",
          "projects", "projects/" + institution.authorisationNumber() * 100, "catalogue", "catalogue/1/BEF",
          "institutions", "institutions/" + institution.id(), "work", "audit", "notices/unsent", "terms",
          "model-versions")) {
        HttpResponse<String> answer = session(person).get(API + page);
        assertThat(answer.statusCode()).as(person + " " + page + " " + answer.body()).isIn(200, 403, 404);
      }
    }
    good(session(World.OWNER).get(API + "audit"));
    good(session("dagny").get(API + "personal-data/" + applicant));
    good(session(World.OWNER).get("/aktive-projekter.csv"));
  }

  /** A refusal is written down although what was tried is rolled back, and inside the engine's transaction. */
  private void refused(String caseNumber) {
    String task = world.openTask(caseNumber).getId();
    assertThat(rest.post(World.OWNER, "/task/" + task + "/assignee", Map.of("userId", World.REVIEWER)).status())
        .isEqualTo(400);
    assertThat(jdbc.sql("select actor from audit_entry where case_number = ? and kind = 'REFUSED'").param(caseNumber)
        .query(String.class).list()).containsExactly(World.OWNER);
  }

  @Test
  void aProposalGoesToFse() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = proposals.underReview(institution);
    for (String person : List.of(institution.applicant(), World.REVIEWER, World.OWNER)) {
      good(session(person).get(API + "cases/" + caseNumber + "/proposal"));
      rest.get(person, "/task/" + world.openTask(caseNumber).getId() + "/form-variables");
    }
  }

  @Test
  void fortyPeopleOpenAFormAtOnce() throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.underReview(institution);
    String form = "/task/" + world.openTask(caseNumber).getId() + "/form-variables";
    Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    int opened = AtOnce.run(IntStream.range(0, 40)
        .<Runnable>mapToObj(i -> () -> answers.add(rest.get(World.REVIEWER, form))).toArray(Runnable[]::new));
    assertThat(opened).isEqualTo(40);
    assertThat(answers).hasSize(40).allSatisfy(answer -> {
      assertThat(answer.status()).as(answer.message()).isEqualTo(200);
      assertThat(answer.body().path("purpose").path("value").asText()).isNotBlank();
    });
  }

  /** What only one node may do at a time works on the pool's connection, whoever holds the lock. */
  @Test
  void theLockBetweenNodesHoldsNoneOfThePools() {
    assertThat(oneAtATime.during("one-connection-test", () -> jdbc.sql("select 1").query(Integer.class).single()))
        .isEqualTo(1);
  }

  private String taken(String caseNumber, String person) {
    String task = world.openTask(caseNumber).getId();
    Answer taken = rest.post(person, "/task/" + task + "/claim", Map.of("userId", person));
    assertThat(taken.status()).as(taken.message()).isEqualTo(204);
    Answer form = rest.get(person, "/task/" + task + "/form-variables");
    assertThat(form.status()).as(form.message()).isEqualTo(200);
    return task;
  }

  private void done(String task, String person, Map<String, Object> answers) {
    Answer sent = rest.post(person, "/task/" + task + "/submit-form", rest.variables(answers));
    assertThat(sent.status()).as(sent.message()).isEqualTo(204);
  }

  private WebSession session(String person) throws Exception {
    if (!sessions.containsKey(person)) {
      sessions.put(person, new WebSession(port).logIn(person, "demo"));
    }
    return sessions.get(person);
  }

  private static HttpResponse<String> good(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(200);
    return answer;
  }
}
