package dk.dst.microdata.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.authorisation.Authorisations;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.Passed;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.time.LocalDate;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class ApplyForAuthorisationTest extends ModelTest {

  @LocalServerPort
  private int port;
  @Autowired
  private Authorisations authorisations;
  @Autowired
  private Institutions institutions;
  @Autowired
  private Cases cases;
  @Autowired
  private People people;
  @Autowired
  private ObjectMapper json;

  private String newcomer;

  @Override
  String process() {
    return "apply-for-authorisation";
  }

  @BeforeEach
  void somebodyWithoutAnInstitution() {
    world.day(LocalDate.of(2027, 3, 1));
    newcomer = AuthorisationWorld.newcomer(world);
  }

  @Test
  void opensACaseAnInstitutionAndItsFirstEmployee() {
    ProcessInstance started = world.start("apply-for-authorisation", newcomer,
        TestAnswers.authorisationWanted("Institut for Nyt"));
    assertThat(started).isEnded()
        .satisfies(Passed.inOrder("startEvent_authorisationWanted", "serviceTask_openAuthorisation",
        "endEvent_authorisationOpened"));
    String caseNumber = world.businessKey(started);
    assertThat(caseNumber).matches("AUT-2027-\\d{3}");
    Institution institution = institutions.get(authorisations.get(caseNumber).institution());
    assertThat(institution.id()).matches("i\\d+");
    assertThat(institution.name()).isEqualTo("Institut for Nyt");
    assertThat(institution.authorisationNumber()).isNull();
    assertThat(institution.authorisationCase()).isEqualTo(caseNumber);
    assertThat(institution.state(LocalDate.now(clock))).isEqualTo(Institution.State.NOT_AUTHORISED);
    assertThat(institutions.people(institution.id())).singleElement().satisfies(person -> {
      assertThat(person.id()).isEqualTo(newcomer);
      assertThat(person.employed()).isTrue();
      assertThat(person.roles()).isEmpty();
      assertThat(person.email()).isEqualTo(newcomer + "@example.org");
    });
    assertThat(cases.get(caseNumber).state()).isEqualTo(CaseState.AUTHORISATION_DRAFT);
    assertThat(world.task(caseNumber, "userTask_completeAuthorisation")).isAssignedTo(newcomer);
    assertThat(world.openTask(caseNumber).getTenantId()).isEqualTo(institution.id());
  }

  /** The new institution is not yet among those the login began with. */
  @Test
  void theTaskIsThereAtOnceInTheSameSessionAndOverRest() throws Exception {
    WebSession session = new WebSession(port).logIn(newcomer, "demo");
    String engine = "/camunda/api/engine/engine/default";
    assertThat(session.get(engine + "/task").body()).isEqualTo("[]");
    var definition = json.readTree(session.get(engine
        + "/process-definition?key=apply-for-authorisation&latestVersion=true").body()).get(0);
    assertThat(definition.path("startableInTasklist").asBoolean()).isTrue();
    assertThat(session.send("POST", engine + "/process-definition/" + definition.path("id").asText() + "/submit-form",
        "{\"variables\":{\"name\":{\"value\":\"Institut for Session\"}}}").statusCode()).isEqualTo(200);

    var shown = json.readTree(session.get(engine + "/task").body());
    assertThat(shown).hasSize(1);
    String task = shown.get(0).path("id").asText();
    assertThat(session.get(engine + "/task/" + task + "/form-variables").statusCode()).isEqualTo(200);
    assertThat(session.get("/camunda/api/microdata/cases").body()).contains("Institut for Session");
    assertThat(session.get("/camunda/api/microdata/institutions").body()).contains("Institut for Session");
    assertThat(rest.get(newcomer, "/task").body()).hasSize(1);
    assertThat(rest.get(newcomer, "/task/" + task + "/form-variables").status()).isEqualTo(200);
  }

  /** I14: a university holds one for each department. */
  @Test
  void somebodyOfAnAuthorisedInstitutionMayApplyForAnother() {
    TestInstitution institution = world.qualified();
    String caseNumber = AuthorisationWorld.draft(world, institution.applicant());
    assertThat(institutions.of(institution.applicant())).extracting(Institution::id)
        .containsExactly(institution.id(), authorisations.get(caseNumber).institution());
    world.task(caseNumber, "userTask_completeAuthorisation");
    String other = world.draft(institution); // one number to choose from, so it is not asked for
    assertThat(cases.get(other).institution()).isEqualTo(institution.id());
  }

  @Test
  void whoHasOnlyAppliedCannotStartAnythingElse() {
    AuthorisationWorld.draft(world, newcomer);
    assertThatThrownBy(() -> world.start("apply-for-project-database", newcomer, TestAnswers.start()))
        .isInstanceOf(InputRefused.class).hasMessageContaining("er ikke autoriseret endnu");
  }

  @Test
  void theSameNameTwiceIsRefused() {
    String first = AuthorisationWorld.draft(world, newcomer);
    assertThatThrownBy(() -> AuthorisationWorld.draft(world, newcomer)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("allerede en ansøgning").hasMessageContaining(first);
  }

  @Test
  void fseCannotApply() {
    assertThatThrownBy(() -> AuthorisationWorld.draft(world, World.REVIEWER))
        .isInstanceOf(AuthorizationException.class);
    people.account("fsebegge", "Fse Begge", "fsebegge@example.org", "demo", Groups.REVIEWERS, null);
    people.member("fsebegge", Groups.APPLICANTS);
    assertThatThrownBy(() -> AuthorisationWorld.draft(world, "fsebegge")).isInstanceOf(InputRefused.class)
        .hasMessageContaining("Forskningsservice kan ikke ansøge");
  }

  @Test
  void anAccountWithoutAnAddressIsRefused() {
    people.account("udenpost", "Uden Post", "", "demo", Groups.APPLICANTS, null);
    assertThatThrownBy(() -> AuthorisationWorld.draft(world, "udenpost")).isInstanceOf(InputRefused.class)
        .hasMessageContaining("ingen e-mailadresse");
    assertThat(institutions.of("udenpost")).isEmpty();
  }
}
