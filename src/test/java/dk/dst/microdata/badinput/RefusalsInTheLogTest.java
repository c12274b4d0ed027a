package dk.dst.microdata.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Rest.Answer;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who is refused something is no event for operators; what fails stands out, once, with its reference. */
@ExtendWith(OutputCaptureExtension.class)
class RefusalsInTheLogTest extends EngineTest {

  @Autowired
  private EmbeddedPostgres postgres;
  @LocalServerPort
  private int port;

  @Test
  void whatIsRefusedWritesNothing(CapturedOutput log) throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    String task = world.openTask(caseNumber).getId();
    String applicant = institution.applicant();
    WebSession session = new WebSession(port).logIn(applicant, "demo");
    int before = log.getAll().length();

    var missing = TestAnswers.application(institution);
    missing.remove("purpose");
    refused(400, rest.post(applicant, "/task/" + task + "/submit-form", rest.variables(missing)));
    refused(400, rest.post(applicant, "/task/" + task + "/complete", rest.variables(Map.of("outcome", "approved"))));
    refused(400, rest.post(applicant, "/process-definition/key/apply-for-project-database/submit-form",
        rest.variables(Map.of())));
    refused(409, rest.post(World.REVIEWER, "/task/" + task + "/claim", Map.of("userId", World.REVIEWER)));
    refused(404, rest.post(applicant, "/task/findes-ikke/submit-form", rest.variables(Map.of())));
    refused(400, rest.call(World.OWNER, HttpMethod.PUT, "/job/findes-ikke/retries", Map.of("retries", 1)));
    refused(400, rest.post(applicant, "/task/" + task + "/submit-form",
        Map.of("variables", Map.of("x", Map.of("type", "Findes-ikke", "value", 1)))));
    refused(403, rest.get(applicant, "/metrics"));
    refused(401, rest.get(null, "/task"));
    refused(400, rest.post("admin", "/user/create", Map.of("profile", Map.of("id", "ny"), "credentials",
        Map.of("password", "kort"))));
    for (String body : List.of("{\"hemmeligt\":1}", "[", "")) {
      assertThat(session.send("PUT", "/camunda/api/microdata/task/" + task + "/draft", body).statusCode()).isEqualTo(400);
    }
    assertThat(session.send("PATCH", "/camunda/api/microdata/cases", "{}").statusCode()).isEqualTo(405);
    assertThat(session.send("PUT", "/camunda/api/microdata/task/" + task + "/draft", "text/plain", "x").statusCode())
        .isEqualTo(415);
    assertThat(session.get("/camunda/api/microdata/cases/PDB-1-001").statusCode()).isEqualTo(404);
    assertThat(session.forge("POST", "/camunda/api/engine/engine/default/task", "application/json", "{}").statusCode())
        .isEqualTo(403);

    assertThat(log.getAll().substring(before)).isEmpty();
  }

  private static void refused(int status, Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
  }

  /** The database loses a table for a moment: in a step behind a form, and behind an endpoint of ours. */
  @Test
  void whatFailsIsWrittenOnceWithItsStackAndItsReference(CapturedOutput log) throws Exception {
    TestInstitution institution = world.qualified();
    String caseNumber = world.draft(institution);
    String task = world.openTask(caseNumber).getId();
    WebSession session = new WebSession(port).logIn(institution.applicant(), "demo");
    String form;
    String own;
    int before = log.getAll().length();
    var owner = JdbcClient.create(postgres.getPostgresDatabase());
    owner.sql("alter table microdata.application_manager rename to away").update();
    try {
      form = rest.post(institution.applicant(), "/task/" + task + "/submit-form",
          rest.variables(TestAnswers.application(institution))).message();
      var answer = session.get("/camunda/api/microdata/work");
      assertThat(answer.statusCode()).isEqualTo(500);
      own = answer.body();
    } finally {
      owner.sql("alter table microdata.away rename to application_manager").update();
    }
    String written = log.getAll().substring(before);
    for (String message : List.of(form, own)) {
      assertThat(message).contains("Noget gik galt hos os, og intet er gemt.");
      String reference = message.replaceAll("(?s).*referencen ([0-9a-f]{8}).*", "$1");
      assertThat(written.split("Reference " + reference, -1)).as(written).hasSize(2);
    }
    assertThat(written.lines().filter(line -> line.contains(" ERROR ") || line.contains(" WARN ")).toList()).hasSize(2);
    assertThat(written).contains("relation \"application_manager\" does not exist", "\tat ");
    assertThat(world.openTask(caseNumber).getId()).isEqualTo(task);
  }
}
