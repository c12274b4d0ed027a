package dk.dst.microdata.desk.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The document of an approval: who loads it, who fetches it, and that it comes back as it was. */
class ApprovalDocumentTest extends EngineTest {

  private static final String API = "/camunda/api/microdata/";
  private static final String TASK = "userTask_recordHealthApproval";

  @LocalServerPort
  private int port;
  @Autowired
  private TaskService tasks;
  @Autowired
  private ObjectMapper json;

  private TestInstitution institution;
  private String caseNumber;
  private String path;

  @BeforeEach
  void aProjectWithDataOfTheHealthDataAuthority() {
    institution = world.qualified();
    caseNumber = proposals.draft(institution);
    proposals.sent(caseNumber, institution, ProposalWorld.answers(institution, "BEF", "LMDB"));
    proposals.inForce(proposals.approved(caseNumber), institution);
    String task = world.task(caseNumber, TASK).getId();
    tasks.setAssignee(task, institution.applicant());
    path = API + "task/" + task + "/document";
  }

  private WebSession session(String person) throws Exception {
    return new WebSession(port).logIn(person, "demo");
  }

  private JsonNode body(HttpResponse<String> answer) throws Exception {
    return json.readTree(answer.body());
  }

  @Test
  void isLoadedByWhoRecordsItAndFetchedByWhoSeesTheProposal() throws Exception {
    WebSession applicant = session(institution.applicant());
    assertThat(body(applicant.get(path)).path("name").asText()).isEmpty();
    HttpResponse<String> loaded = applicant.upload(path, "godkendelse.pdf", ProposalWorld.APPROVAL);
    assertThat(body(loaded).path("name").asText()).isEqualTo("godkendelse.pdf");
    world.complete(caseNumber, TASK, institution.applicant(), ProposalWorld.healthApproval());

    for (String person : List.of(World.REVIEWER, institution.applicant())) {
      WebSession session = session(person);
      JsonNode approval = body(session.get(API + "cases/" + caseNumber + "/proposal")).path("approvals").path(0);
      assertThat(approval.path("text").asText()).startsWith("Nr. 1: SDS-2026-17, ");
      HttpResponse<String> document = session.get(API + "cases/" + caseNumber + "/approvals/"
          + approval.path("document").asText());
      assertThat(document.body()).as(person).isEqualTo(new String(ProposalWorld.APPROVAL, StandardCharsets.US_ASCII));
      assertThat(document.headers().firstValue("Content-Type")).contains("application/pdf");
      assertThat(document.headers().firstValue("Content-Disposition"))
          .contains("attachment; filename=\"Godkendelse-" + caseNumber + ".pdf\"");
      assertThat(document.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(session.get(API + "cases/" + caseNumber + "/approvals/" + "0".repeat(64)).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void isNothingForAnybodyElse() throws Exception {
    proposals.withApproval(caseNumber, institution.applicant());
    world.complete(caseNumber, TASK, institution.applicant(), ProposalWorld.healthApproval());
    String digest = body(session(World.REVIEWER).get(API + "cases/" + caseNumber + "/proposal")).path("approvals").path(0)
        .path("document").asText();
    String document = API + "cases/" + caseNumber + "/approvals/" + digest;
    assertThat(new WebSession(port).get(document).statusCode()).isEqualTo(401);
    for (String other : List.of(world.qualified().applicant(), "admin")) {
      assertThat(session(other).get(document).statusCode()).as(other).isEqualTo(404);
    }
    for (String other : List.of(institution.manager(), institution.applicant(), World.REVIEWER)) {
      WebSession session = session(other);
      assertThat(session.get(path).statusCode()).as("the task is over for " + other).isEqualTo(404);
      assertThat(session.upload(path, "godkendelse.pdf", ProposalWorld.APPROVAL).statusCode()).as(other).isEqualTo(404);
    }
  }

  @Test
  void whatIsNoPdfIsRefusedByName() throws Exception {
    HttpResponse<String> refused = session(institution.applicant()).upload(path, "billede.png", new byte[] {1, 2, 3, 4, 5, 6});
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(body(refused).path("message").asText()).contains("ikke en pdf");
    assertThat(body(session(institution.applicant()).get(path)).path("name").asText()).isEmpty();
  }
}
