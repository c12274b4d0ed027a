package dk.dst.microdata.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.schemes.project.ProjectAccess;
import dk.dst.microdata.schemes.proposal.Proposals;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Today;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.io.IOException;
import java.util.List;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who gives access to a project, who does not, and what makes access that is given count or not. */
class ProjectAccessTest extends EngineTest {

  private static final String PROJECTS = "/camunda/api/microdata/projects/";

  @LocalServerPort
  private int port;
  @Autowired
  private ProjectAccess access;
  @Autowired
  private Associations associations;
  @Autowired
  private Institutions institutions;
  @Autowired
  private ObjectMapper json;

  private TestInstitution institution;
  private int number;

  @BeforeEach
  void aProject() {
    institution = world.qualified();
    number = Integer.parseInt(proposals.projectInForce(proposals.draft(institution), institution)
        .replace("PRO-", ""));
  }

  private WebSession session(String person) throws IOException, InterruptedException {
    return new WebSession(port).logIn(person, "demo");
  }

  private int give(String by, String person) throws IOException, InterruptedException {
    return session(by).send("POST", PROJECTS + number + "/access", "{\"person\":\"" + person + "\"}").statusCode();
  }

  private int take(String by, String person) throws IOException, InterruptedException {
    return session(by).send("DELETE", PROJECTS + number + "/access/" + person, "").statusCode();
  }

  private String whyNot(String person) throws IOException, InterruptedException {
    JsonNode users = json.readTree(session(institution.manager()).get(PROJECTS + number).body()).path("users");
    for (JsonNode user : users) {
      if (user.path("id").asText().equals(person)) {
        return user.path("whyNot").asText();
      }
    }
    return "not given";
  }

  @Test
  void givenAndTakenByThoseWhoMay() throws Exception {
    assertThat(give(institution.manager(), institution.signatory())).isEqualTo(200);
    assertThat(access.of(number)).containsExactlyInAnyOrder(institution.applicant(), institution.signatory());
    assertThat(give(institution.applicant(), institution.signatory())).as("a second time changes nothing")
        .isEqualTo(200);
    assertThat(take(institution.manager(), institution.signatory())).isEqualTo(200);
    assertThat(take(institution.manager(), institution.signatory())).isEqualTo(404);
    assertThat(access.of(number)).containsExactly(institution.applicant());
  }

  @Test
  void refusedToEverybodyElse() throws Exception {
    TestInstitution other = world.qualified();
    world.person(institution, institution.id() + "user", "USER");
    for (String person : List.of(institution.id() + "user", institution.signatory(), World.REVIEWER, World.APPROVER,
        World.OWNER)) {
      assertThat(give(person, institution.manager())).as(person).isEqualTo(403);
      assertThat(take(person, institution.applicant())).as(person).isEqualTo(403);
    }
    assertThat(give(other.manager(), other.manager())).isEqualTo(404);
    assertThat(take(other.manager(), institution.applicant())).isEqualTo(404);
    assertThat(session(other.manager()).get(PROJECTS + number).statusCode()).isEqualTo(404);
    assertThat(session(institution.id() + "user").get(PROJECTS + number).statusCode()).isEqualTo(403);
    assertThat(access.of(number)).containsExactly(institution.applicant());
  }

  @Test
  void onlySomebodyOfTheInstitutionGetsIt() throws Exception {
    TestInstitution other = world.qualified();
    assertThat(give(institution.manager(), other.manager())).isEqualTo(400);
    assertThat(give(institution.manager(), World.REVIEWER)).isEqualTo(400);
  }

  @Test
  void countsOnlyWhileEverythingIsInOrderAndComesBackByItself() throws Exception {
    assertThat(whyNot(institution.applicant())).isEmpty();
    institutions.suspend(institution.id(), Today.inDenmark(), "Brud undersøges.");
    assertThat(whyNot(institution.applicant())).contains("Suspenderet");
    institutions.lift(institution.id());
    assertThat(whyNot(institution.applicant())).isEmpty();
    associations.certify(institution.id(), institution.applicant(), Today.inDenmark().minusYears(2), null);
    assertThat(whyNot(institution.applicant())).contains("Certifikatet udløb");
  }

  @Test
  void whoLeavesHasItNoMore() throws Exception {
    associations.end(institution.id(), institution.applicant());
    assertThat(access.of(number)).isEmpty();
    assertThat(whyNot(institution.applicant())).isEqualTo("not given");
  }

  @Test
  void whoHasLeftBeforeAProjectComesIntoForceGetsNone() {
    String person = institution.id() + "gone";
    world.person(institution, person, "USER");
    var answers = ProposalWorld.answers(institution);
    answers.put("users", Spin.JSON("[\"" + person + "\",\"" + institution.applicant() + "\"]"));
    String draft = proposals.approved(proposals.sent(proposals.draft(institution), institution, answers));
    associations.end(institution.id(), person);
    proposals.inForce(draft, institution);

    int begun = world.part(Proposals.class).get(draft).projectNumber();
    assertThat(access.of(begun)).containsExactly(institution.applicant());
  }
}
