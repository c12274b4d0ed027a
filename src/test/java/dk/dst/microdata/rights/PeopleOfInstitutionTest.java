package dk.dst.microdata.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.InstitutionCommand;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Place;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.Who;
import dk.dst.microdata.support.World;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Institutions' people: who may keep them, what a role brings at once, and what a leaver loses at once. */
class PeopleOfInstitutionTest extends EngineTest {

  @LocalServerPort
  private int port;
  @Autowired
  private Institutions institutions;
  @Autowired
  private ProjectDatabases databases;
  @Autowired
  private People people;
  @Autowired
  private TaskService tasks;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ObjectMapper json;

  private TestInstitution institution;

  private String path(String rest) {
    return "/camunda/api/microdata/institutions/" + institution.id() + rest;
  }

  private WebSession as(String person) throws Exception {
    return new WebSession(port).logIn(person, "demo");
  }

  private Associate person(String id) {
    return institutions.everybody(institution.id()).stream().filter(associate -> associate.id().equals(id)).findFirst()
        .orElseThrow();
  }

  /** They are tried where the work is handed over, a breach is reported, Lovmodellen is registered, and costs are. */
  private static final Set<InstitutionCommand> WITHOUT_AN_ENDPOINT_OF_ITS_OWN = Set.of(InstitutionCommand.MANAGE_WORK,
      InstitutionCommand.REPORT_BREACH, InstitutionCommand.CLOSE_AT_ONCE, InstitutionCommand.REGISTER_LAW_MODEL,
      InstitutionCommand.SEE_LAW_MODEL_USERS, InstitutionCommand.SEE_COSTS,
      InstitutionCommand.REGISTER_COSTS, InstitutionCommand.SAY_BILLING_ADDRESS, InstitutionCommand.OBJECT_TO_BILL,
      InstitutionCommand.CHECK_BILLS, InstitutionCommand.APPROVE_BILLS);

  @TestFactory
  Stream<DynamicTest> onlyThoseEntitledMay() {
    institution = world.qualified();
    world.oneRoleEach(institution);
    jdbc.sql("update institution set kind = 'CONSULTANCY' where id = ?").param(institution.id()).update();
    var cells = new ArrayList<DynamicTest>();
    for (Who who : Who.values()) {
      for (InstitutionCommand command : InstitutionCommand.values()) {
        if (!WITHOUT_AN_ENDPOINT_OF_ITS_OWN.contains(command)) {
          cells.add(DynamicTest.dynamicTest(who + " x " + command, () -> cell(who, command)));
        }
      }
    }
    return cells.stream();
  }

  private void cell(Who who, InstitutionCommand command) throws Exception {
    WebSession session = as(who.in(institution));
    String colleague = "/people/" + institution.id() + "user";
    String newcomer = institution.id() + "ny" + who.name().toLowerCase().replace("_", "");
    if (command == InstitutionCommand.AGREE_ASSOCIATION || command == InstitutionCommand.END_ASSOCIATION) {
      as(institution.responsible()).send("POST", path("/people"), newcomer(newcomer));
    }
    HttpResponse<String> answer = switch (command) {
      case SEE_PEOPLE -> session.get(path(""));
      case REQUEST_ASSOCIATION -> session.send("POST", path("/people"), newcomer(newcomer));
      case AGREE_ASSOCIATION -> session.send("POST", path("/people/" + newcomer + "/agreement"), "{\"approved\":true}");
      case END_ASSOCIATION -> session.send("POST", path("/people/" + newcomer + "/end"), "");
      case CHANGE_EMPLOYMENT -> session.send("PUT", path(colleague), "{\"position\":\"Forsker\",\"employed\":true}");
      case RECORD_CERTIFICATE -> session.send("PUT", path(colleague + "/certificate"),
          "{\"certifiedOn\":\"2026-03-01\",\"certifiedSince\":\"2024-03-01\"}");
      case SUSPEND_AUTHORISATION -> session.send("POST", path("/suspension"), "{\"reason\":\"Brud på reglerne.\"}");
      case SEE_CERTIFICATES -> session.get(path("/certificates"));
      case SET_MAIL_DOMAINS -> session.send("PUT", path("/mail-domains"), "{\"domains\":\"example.org\"}");
      case GIVE_EXEMPTION -> session.send("PUT", path("/exemption"), "{\"reason\":\"Arbejde for en styrelse.\"}");
      case ANSWER_JOINT_CONTROL -> session.get(path("/joint-controls"));
      default -> session.send("DELETE", path(colleague + "/roles/" + command.name().substring("APPOINT_".length())),
          "");
    };
    boolean may = who.isOneOf(command.roles());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(may ? 200
        : who.isOneOf(InstitutionCommand.SEE_PEOPLE.roles()) ? 403 : 404);
  }

  private static String newcomer(String id) {
    return "{\"id\":\"%s\",\"name\":\"Nye Navn\",\"email\":\"%s@example.org\",\"position\":\"Forsker\",\"employed\":true}"
        .formatted(id, id);
  }

  @Test
  void aNewPersonIsAskedForAgreedToAndGetsARoleAndTheWorkThatWaits() throws Exception {
    institution = world.qualified();
    String caseNumber = world.forSignature(institution);
    String neo = institution.id() + "neo";
    assertThat(as(institution.manager()).send("POST", path("/people"), newcomer(neo)).statusCode()).isEqualTo(200);
    assertThat(person(neo).inForce()).isFalse();
    assertThat(people.exists(neo)).isFalse();

    WebSession responsible = as(institution.responsible());
    assertThat(responsible.send("PUT", path("/people/" + neo + "/roles/SIGNATORY"), "").statusCode()).isEqualTo(400);
    assertThat(responsible.send("POST", path("/people/" + neo + "/agreement"), "{\"approved\":true}").statusCode())
        .isEqualTo(200);
    assertThat(responsible.send("POST", path("/people/" + neo + "/agreement"), "{\"approved\":true}").statusCode())
        .as("twice").isEqualTo(200);
    assertThat(people.exists(neo)).isTrue();
    assertThat(responsible.send("PUT", path("/people/" + neo + "/roles/SIGNATORY"), "").statusCode()).isEqualTo(200);
    String task = world.openTask(caseNumber).getId();
    people.as(institution.responsible(), () -> assertThat(tasks.createTaskQuery().taskId(task).count()).isZero());
    people.as(neo, () -> assertThat(tasks.createTaskQuery().taskId(task).count()).isEqualTo(1));
  }

  @Test
  void theResponsibleIsNeverTheirOwnSubstitute() throws Exception {
    institution = world.qualified();
    HttpResponse<String> refused = as(institution.responsible()).send("PUT",
        path("/people/" + institution.responsible() + "/roles/SUBSTITUTE"), "");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("sin egen stedfortræder");
    assertThat(person(institution.responsible()).roles()).containsExactly(Role.RESPONSIBLE);
  }

  /** Whoever asks for somebody must know both: a user id alone tells nothing of whose it is. */
  @Test
  void nobodyIsLookedUpByTheirUserId() throws Exception {
    institution = world.qualified();
    HttpResponse<String> refused = as(institution.manager()).send("POST", path("/people"),
        newcomer("x").replace("\"x\"", "\"anna\""));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).doesNotContain("Anna Ager").contains("hører ikke til den samme person");
    assertThat(institutions.of("anna")).extracting(Institution::id).doesNotContain(institution.id());
  }

  /** Who belongs to an institution cannot decide its cases: no institution may bring that about by itself. */
  @Test
  void noInstitutionAssociatesAnEmployeeOfFse() throws Exception {
    institution = world.qualified();
    String rikke = "{\"id\":\"rikke\",\"name\":\"Rikke Ravn\",\"email\":\"rikke@example.org\",\"employed\":true}";
    HttpResponse<String> refused = as(institution.responsible()).send("POST", path("/people"), rikke);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("ansat i Forskningsservice");
    assertThat(institutions.everybody(institution.id())).extracting(Associate::id).doesNotContain("rikke");
  }

  @Test
  void aLeaverLosesEverythingAtOnce() throws Exception {
    institution = world.qualified();
    String caseNumber = Place.COMMENT_USAGE.reach(world, institution);
    clock.reset();
    String leaver = institution.manager();
    String task = world.task(caseNumber, "userTask_commentUsage").getId();
    WebSession open = as(leaver);
    people.as(leaver, () -> world.claim(task, leaver));
    assertThat(open.get("/camunda/api/microdata/cases/" + caseNumber).statusCode()).isEqualTo(200);

    assertThat(as(institution.responsible()).send("POST", path("/people/" + leaver + "/end"), "").statusCode())
        .isEqualTo(200);

    assertThat(databases.managers(caseNumber)).isEmpty();
    assertThat(institutions.of(leaver)).isEmpty();
    assertThat(world.openTask(caseNumber).getAssignee()).isNull();
    assertThat(open.get("/camunda/api/microdata/cases/" + caseNumber).statusCode()).as("open session").isEqualTo(404);
    assertThat(open.get("/camunda/api/microdata/cases").body()).contains("\"lines\":[]");
    assertThat(rest.get(leaver, "/task").body()).isEmpty();
    assertThat(rest.get(leaver, "/task/" + task).status()).isEqualTo(404);
    assertThat(rest.post(leaver, "/task/" + task + "/claim", Map.of("userId", leaver)).status()).isBetween(400, 499);
    // with no manager left, the responsible is in reserve
    world.complete(caseNumber, "userTask_commentUsage", institution.responsible(), TestAnswers.usageComment());
  }

  @Test
  void anApplicantWhoLeavesLeavesTheDraftToThoseWhoMaySubmit() throws Exception {
    institution = world.qualified();
    String caseNumber = world.draft(institution);
    assertThat(world.openTask(caseNumber).getAssignee()).isEqualTo(institution.applicant());
    as(institution.applicant()).send("POST", path("/people/" + institution.applicant() + "/end"), "");
    assertThat(world.openTask(caseNumber).getAssignee()).isNull();
    world.complete(caseNumber, "userTask_completeApplication", institution.manager(),
        TestAnswers.application(institution));
    assertThat(traces.state(caseNumber)).isEqualTo("SUBMITTED");
  }

  @Test
  void aTaskThatNobodyCanDoIsShown() throws Exception {
    institution = world.qualified();
    String caseNumber = world.forSignature(institution);
    WebSession responsible = as(institution.responsible());
    responsible.send("POST", path("/people/" + institution.signatory() + "/end"), "");
    JsonNode shown = json.readTree(responsible.get(path("")).body());
    assertThat(shown.path("warnings").toString()).contains("ingen underskriver").contains("Underskriv aftale")
        .contains(caseNumber);
  }

  @Test
  void whoBelongsToSeveralInstitutionsSaysForWhichOneTheyApply() {
    institution = world.qualified();
    TestInstitution other = world.qualified();
    String both = institution.applicant();
    world.associate(other, both, "CONTACT_WITH_POWERS");

    assertThatThrownBy(() -> world.start("apply-for-project-database", both, TestAnswers.start()))
        .isInstanceOf(InputRefused.class).hasMessageContaining(String.valueOf(institution.authorisationNumber()))
        .hasMessageContaining(String.valueOf(other.authorisationNumber()));
    String caseNumber = world.businessKey(world.start("apply-for-project-database", both, TestAnswers.of(
        "title", "Den andens database", "forAuthorisation", other.authorisationNumber())));
    assertThat(jdbc.sql("select institution_id from application where case_number = ?").param(caseNumber)
        .query(String.class).single()).isEqualTo(other.id());
    assertThat(world.openTask(caseNumber).getTenantId()).isEqualTo(other.id());
    assertThatThrownBy(() -> world.start("apply-for-project-database", both, TestAnswers.of(
        "title", "En fremmeds database", "forAuthorisation", world.qualified().authorisationNumber())))
        .isInstanceOf(RuntimeException.class).hasMessageContaining("Du er tilknyttet");
  }

  @Test
  void aSuspendedAuthorisationIsNotValidUntilItIsLifted() throws Exception {
    institution = world.qualified();
    WebSession head = as(World.BOTH);
    assertThat(head.send("POST", path("/suspension"), "{\"reason\":\"\"}").statusCode()).isEqualTo(400);
    assertThat(head.send("POST", path("/suspension"), "{\"reason\":\"Brud på reglerne.\"}").statusCode())
        .isEqualTo(200);
    LocalDate today = LocalDate.now(clock);
    assertThat(institutions.get(institution.id()).state(today)).isEqualTo(Institution.State.SUSPENDED);
    assertThat(institutions.get(institution.id()).isAuthorised(today)).isFalse();
    assertThat(head.send("POST", path("/suspension"), "{\"reason\":\"Igen.\"}").body()).contains("er „Suspenderet“");
    world.complete(institutions.get(institution.id()).authorisationCase(), "userTask_decideSuspension", World.APPROVER,
        TestAnswers.suspensionDecision("lifted"));
    assertThat(institutions.get(institution.id()).isAuthorised(today)).isTrue();
  }

  /** Somebody of FSE who belongs to an institution is a colleague there and nothing else. */
  @Test
  void nobodyOfFseDecidesForTheirOwnInstitution() {
    institution = world.qualified();
    String id = institution.id() + "dobbelt";
    people.account(id, "Dobbelt Rolle", id + "@example.org", "demo", Groups.REVIEWERS, null);
    jdbc.sql("insert into person (id, name, email) values (?, 'Dobbelt Rolle', ?)").param(id).param(id + "@example.org")
        .update();
    world.associate(institution, id, "USER");
    String caseNumber = world.underReview(institution);
    String task = world.task(caseNumber, "userTask_reviewApplication").getId();
    var refused = rest.post(id, "/task/" + task + "/claim", Map.of("userId", id));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).contains("kan ikke vurdere ansøgningen");
    assertThat(rest.get(id, "/task/" + task + "/form-variables").status()).isEqualTo(403);

    TestInstitution another = world.qualified();
    String anothers = world.task(world.underReview(another), "userTask_reviewApplication").getId();
    assertThat(rest.post(id, "/task/" + anothers + "/claim", Map.of("userId", id)).status()).isEqualTo(204);
  }
}
