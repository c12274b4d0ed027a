package dk.dst.microdata.lifecycle;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.REVIEWER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.ground.attachment.Attachments;
import dk.dst.microdata.schemes.authority.AuthoritySchemes;
import dk.dst.microdata.schemes.proposal.Deliveries;
import dk.dst.microdata.schemes.proposal.Deliveries.Delivery;
import dk.dst.microdata.support.AuthorityWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.Rest.Answer;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The authority scheme from application to deletion, over the wire as the pages ask, by a municipality and FSE. */
class AuthorityLifeTest extends EngineTest {

  private static final byte[] POLICY = "Sådan beskytter Strandby Kommune data på Ærø.\n".getBytes(UTF_8);

  @LocalServerPort
  private int port;
  @Autowired
  private AuthoritySchemes schemes;
  @Autowired
  private Attachments attachments;
  @Autowired
  private Deliveries deliveries;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private JdbcClient jdbc;

  @Test
  void aMunicipalityAppliesAnalysesOrdersRenewsAndLosesTheScheme() throws Exception {
    world.day(LocalDate.of(2027, 3, 1));
    TestInstitution municipality = world.institution(0);
    String authority = agreed(municipality);
    int number = schemes.get(authority).projectNumber();

    String analyses = "/camunda/api/microdata/projects/" + number + "/analyses";
    WebSession manager = session(municipality.manager());
    for (String title : List.of("Børn i dagtilbud", "Fravær i folkeskolen", "Ældre på plejehjem")) {
      assertThat(manager.send("POST", analyses, analysis(title, municipality)).statusCode()).isEqualTo(200);
    }
    assertThat(json.readTree(manager.get(analyses).body()).path("count").asText()).isEqualTo("3");

    String order = ordered(municipality, number);
    assertThat(deliveries.of(order)).extracting(Delivery::registerCode).containsExactly("IND");
    assertThat(deliveries.of(order)).allMatch(Delivery::delivered);

    world.day(LocalDate.of(2027, 11, 1));
    world.runJob(authority, "event_authorityDateReached");
    complete(municipality.manager(), authority, "userTask_renewAuthority",
        withDocument(municipality, authority, "userTask_renewAuthority", TestAnswers.authorityRenewal(municipality)));
    assertThat(AuthorityWorld.lastDay(world, authority)).isEqualTo("2028-12-31");
    assertThat(attachments.of(authority)).hasSize(2);

    world.day(LocalDate.of(2028, 11, 1));
    world.runJob(authority, "event_authorityDateReached");
    world.day(LocalDate.of(2029, 4, 9));
    assertThat(manager.send("POST", analyses, analysis("For sent", municipality)).body()).contains("frosset");
    world.runJob(authority, "event_notRenewed");
    world.runJob(authority, "serviceTask_closeAuthority");
    complete(municipality.responsible(), authority, "userTask_instructAuthorityDeletion",
        TestAnswers.deletionInstruction());
    complete(REVIEWER, authority, "userTask_confirmAuthorityDeletion", TestAnswers.deletionConfirmed());
    assertThat(state(authority)).isEqualTo("AUTHORITY_CLOSED");
    assertThat(world.isRunning(authority)).isFalse();
  }

  @Test
  void aUniversityIsRefusedWithTheConditionQuoted() throws Exception {
    TestInstitution university = world.institution(0);
    begin(university.manager(), "authority-scheme", Map.of());
    String caseNumber = caseOf(university);
    var answers = withDocument(university, caseNumber, "userTask_completeAuthorityApplication",
        TestAnswers.authority(university));
    answers.put("authorityKind", "NONE");
    complete(university.manager(), caseNumber, "userTask_completeAuthorityApplication", answers);
    assertThat(state(caseNumber)).isEqualTo("AUTHORITY_NOT_APPROVED");
    assertThat(jdbc.sql("select body from notice where case_number = ? and kind = 'REFUSED' limit 1").param(caseNumber)
        .query(String.class).single()).contains("de institutioner, der udfører myndighedsopgaver dvs. departementer,"
        + " styrelser og direktorater, regioner og kommuner");
  }

  /** Applied for with its document and legal basis, assessed, approved and signed. */
  private String agreed(TestInstitution municipality) throws Exception {
    begin(municipality.manager(), "authority-scheme", Map.of());
    String caseNumber = caseOf(municipality);
    var answers = withDocument(municipality, caseNumber, "userTask_completeAuthorityApplication",
        TestAnswers.authority(municipality));
    complete(municipality.manager(), caseNumber, "userTask_completeAuthorityApplication", answers);
    String document = attachments.current(caseNumber, "securityFile").orElseThrow().address();
    assertThat(session(REVIEWER).get(document).body()).contains("Ærø");
    assertThat(session(world.institution(0).manager()).get(document).statusCode()).isEqualTo(404);
    complete(REVIEWER, caseNumber, "userTask_reviewAuthority", TestAnswers.authorityReview("approve"));
    complete(APPROVER, caseNumber, "userTask_approveAuthority", TestAnswers.ruling("approved"));
    complete(municipality.signatory(), caseNumber, "userTask_signAuthority",
        world.asShown(caseNumber, "userTask_signAuthority", TestAnswers.authoritySigned()));
    return caseNumber;
  }

  /** Data for a purpose of its own are ordered by resubmission, approved, signed and delivered. */
  private String ordered(TestInstitution municipality, int number) {
    begin(municipality.manager(), "resubmit-project",
        TestAnswers.of("projectNumber", number, "schemeAfter", "unchanged"));
    String order = jdbc.sql("select case_number from proposal where project_number = ? and open").param(number)
        .query(String.class).single();
    complete(municipality.manager(), order, "userTask_completeProposal",
        ProposalWorld.answersOfAuthority(municipality, "BEF", "UDDA", "IND"));
    world.runJob(order, "serviceTask_checkProposal");
    proposals.approved(order);
    complete(municipality.signatory(), order, "userTask_signProposal",
        world.asShown(order, "userTask_signProposal", TestAnswers.signed()));
    world.runJob(order, "serviceTask_putIntoForce");
    complete(REVIEWER, order, "userTask_deliverPurchased", ProposalWorld.purchased());
    return order;
  }

  private Map<String, Object> withDocument(TestInstitution of, String caseNumber, String task,
      Map<String, Object> answers) throws Exception {
    String id = world.task(caseNumber, task).getId();
    rest.post(of.manager(), "/task/" + id + "/claim", Map.of("userId", of.manager()));
    HttpResponse<String> kept = session(of.manager()).put("/camunda/api/microdata/task/" + id
        + "/attachments/securityFile?name=Politik.txt", BodyPublishers.ofByteArray(POLICY));
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
    answers.put("securityFile", json.readTree(kept.body()).path("id").asText());
    return answers;
  }

  private String analysis(String title, TestInstitution of) {
    return """
        {"title": "%s", "purpose": "Svar til byrådet.", "from": "%s", "until": "%s", "users": ["%s"]}"""
        .formatted(title, world.today(), world.today().plusDays(14), of.manager());
  }

  private WebSession session(String person) throws Exception {
    return new WebSession(port).logIn(person, "demo");
  }

  private void begin(String person, String process, Map<String, Object> answers) {
    Answer answer = rest.post(person, "/process-definition/key/" + process + "/submit-form", rest.variables(answers));
    assertThat(answer.status()).as(answer.message()).isEqualTo(200);
  }

  private void complete(String person, String caseNumber, String task, Map<String, Object> answers) {
    String id = world.task(caseNumber, task).getId();
    rest.post(person, "/task/" + id + "/claim", Map.of("userId", person));
    Answer answer = rest.post(person, "/task/" + id + "/submit-form", rest.variables(answers));
    assertThat(answer.status()).as("%s: %s", task, answer.message()).isBetween(200, 299);
  }

  private String caseOf(TestInstitution institution) {
    return jdbc.sql("select case_number from case_file where institution_id = ? and kind = 'AUTHORITY_SCHEME'")
        .param(institution.id()).query(String.class).single();
  }

  private String state(String caseNumber) {
    return jdbc.sql("select state from case_file where case_number = ?").param(caseNumber).query(String.class).single();
  }
}
