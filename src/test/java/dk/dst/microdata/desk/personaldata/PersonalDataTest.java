package dk.dst.microdata.desk.personaldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.facts.certificate.Attempts;
import dk.dst.microdata.facts.institution.Absences;
import dk.dst.microdata.facts.register.ContentLists;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.Years;
import dk.dst.microdata.ground.form.Drafts;
import dk.dst.microdata.schemes.application.EligibilityChecks;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.SubscriptionWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import dk.dst.microdata.support.World;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the data protection officer finds, hands over and erases, over the wire; and that nobody else does. */
class PersonalDataTest extends EngineTest {

  private static final String OFFICER = "dagny";
  private static final String API = "/camunda/api/microdata/personal-data";
  private static final String REASON = "{\"reason\":\"Personen har bedt om det.\"}";

  @LocalServerPort
  private int port;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private ObjectMapper json;
  @Autowired
  private People people;
  @Autowired
  private Absences absences;
  @Autowired
  private Drafts drafts;
  @Autowired
  private ContentLists lists;
  @Autowired
  private Projects projects;
  @Autowired
  private EligibilityChecks checks;
  @Autowired
  private TaskService tasks;
  @Autowired
  private IdentityService identity;
  @Autowired
  private AuthorizationService authorizations;

  private TestInstitution institution;
  private WebSession officer;

  @BeforeEach
  void anInstitutionWhoseManagerHasSaidWhatAProjectHolds() throws Exception {
    institution = world.qualified();
    officer = new WebSession(port).logIn(OFFICER, "demo");
    projects.setContent(institution.authorisationNumber() * 100, lists.keep("liste.csv", institution.manager(),
        List.of(ContentRow.whole("BEF", Years.between(2010, 2019)))).id());
  }

  // --- who may

  @Test
  void nobodyButTheOfficerLearnsOrErasesAnything() throws Exception {
    WebSession nobody = new WebSession(port);
    for (String path : List.of("?q=anna", "/places", "/anna", "/anna/page", "/anna/looks", "/anna/documents")) {
      assertThat(nobody.get(API + path).statusCode()).as(path).isEqualTo(401);
    }
    assertThat(nobody.send("POST", API + "/anna/erasure", REASON).statusCode()).isEqualTo(401);
    for (String person : List.of(institution.applicant(), institution.manager(), institution.signatory(),
        institution.responsible(), World.REVIEWER, World.APPROVER, World.OWNER, "admin")) {
      WebSession session = new WebSession(port).logIn(person, "demo");
      for (String path : List.of("?q=anna", "/places", "/anna", "/anna/page", "/anna/looks",
          "/anna/documents", "/" + person)) {
        assertThat(session.get(API + path).statusCode()).as(person + path).isEqualTo(403);
      }
      assertThat(session.send("POST", API + "/anna/erasure", REASON).statusCode()).as(person).isEqualTo(403);
    }
    assertThat(jdbc.sql("select distinct subject from audit_entry where actor = ? and kind = 'REFUSED' order by 1")
        .param(institution.applicant()).query(String.class).list())
        .containsExactly("PERSONAL_DATA", "PERSONAL_DATA_ERASURE", "PERSONAL_DATA_LOOKS", "PERSONAL_DATA_SEARCH");
    assertThat(name("anna")).isEqualTo("Anna Ager");
  }

  @Test
  void theOfficerSeesNothingOfCases() throws Exception {
    String caseNumber = world.forApproval(institution);
    assertThat(officer.get("/camunda/api/microdata/cases").body()).contains("\"lines\":[]");
    assertThat(officer.get("/camunda/api/microdata/cases/" + caseNumber).statusCode()).isEqualTo(404);
    assertThat(officer.get("/camunda/api/microdata/projects").body()).contains("\"lines\":[]");
    assertThat(officer.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
    for (String list : List.of("/task", "/filter", "/process-definition", "/process-instance", "/tenant",
        "/history/task", "/history/process-instance", "/deployment")) {
      assertThat(rest.get(OFFICER, list)).as(list)
          .matches(answer -> answer.status() == 403 || answer.body().isEmpty());
    }
    assertThat(rest.get(OFFICER, "/task/" + world.openTask(caseNumber).getId()).status()).isEqualTo(404);
    assertThat(rest.post(OFFICER, "/process-definition/key/apply-for-project-database/submit-form",
        rest.variables(TestAnswers.start())).status()).isIn(403, 404);
    assertThat(json.readTree(officer.get("/camunda/api/microdata/session").body()).path("dataProtection").asBoolean())
        .isTrue();
  }

  @Test
  void theOfficerReadsWhatIsKeptAndWhoHasSeenIt() throws Exception {
    String person = institution.applicant();
    String caseNumber = world.underReview(institution);
    new WebSession(port).logIn(World.OWNER, "demo").get("/camunda/api/microdata/cases/" + caseNumber);
    String page = officer.get(API + "/" + person + "/page").body();
    assertThat(page).contains("<html lang=\"da\">").contains("Oplysninger om Navn " + person).contains(caseNumber)
        .doesNotContain("<script");
    JsonNode looks = json.readTree(officer.get(API + "/" + person + "/looks").body());
    assertThat(looks.findValuesAsText("who")).contains(World.OWNER, OFFICER);
    assertThat(looks.findValuesAsText("caseNumber")).contains(caseNumber);
  }

  // --- search

  @Test
  void peopleAreFoundByIdNameAndMailAndTheSearchIsWrittenDownWithoutWhatWasTyped() throws Exception {
    String person = institution.signatory();
    for (String text : List.of(person, "NAVN " + person, person + "@EXAMPLE.ORG")) {
      JsonNode found = json.readTree(officer.get(API + "?q=" + text.replace(" ", "%20")).body());
      assertThat(found.findValuesAsText("id")).as(text).containsExactly(person);
    }
    assertThat(jdbc.sql("""
            select after::text from audit_entry where actor = 'dagny' and subject = 'PERSONAL_DATA_SEARCH'
            order by id desc limit 1""").query(String.class).single())
        .isEqualTo("{\"found\": [\"" + person + "\"]}");
    assertThat(json.readTree(officer.get(API + "?q=example.org").body())).hasSize(20);
    assertThat(officer.get(API + "?q=%25%25").body()).isEqualTo("[]");
    for (String tooShort : List.of("", "?q=", "?q=a", "?q=%20%20%20")) {
      assertThat(officer.get(API + tooShort).statusCode()).as(tooShort).isEqualTo(400);
    }
  }

  @Test
  void thePlacesAreShown() throws Exception {
    JsonNode places = json.readTree(officer.get(API + "/places").body());
    assertThat(places).hasSameSizeAs(Places.ALL);
    assertThat(places.get(0).path("place").asText()).isEqualTo("person (id, name, email)");
  }

  // --- export

  @Test
  void theExportHoldsWhatIsOfThePersonAndNothingOfOthers() throws Exception {
    String caseNumber = refused();
    String manager = institution.manager();
    LocalDate today = LocalDate.now(clock);
    absences.register(manager, institution.id(), institution.responsible(), today, today.plusDays(3), manager);
    world.part(Attempts.class).begin(manager, 1);
    drafts.save(caseNumber, "complete-application", Map.of("purpose", "Mit halve formål", "signatory",
        institution.signatory(), "managers", List.of(Map.of("manager", institution.applicant()))), 0, manager);

    HttpResponse<String> answer = officer.get(API + "/" + manager);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Disposition")).hasValueSatisfying(value ->
        assertThat(value).startsWith("attachment").contains("personoplysninger-" + manager + ".json"));
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValueSatisfying(value ->
        assertThat(value).contains("no-store"));
    assertThat(answer.body()).contains("\n  \"steder\"")
        .contains("Navn " + manager, manager + "@example.org", "Flere års erfaring.", "Mit halve formål", "liste.csv",
            "Projekt " + institution.authorisationNumber() + "00", "ADMINISTRATOR", caseNumber)
        .doesNotContain(institution.applicant(), institution.signatory(), institution.responsible(), World.REVIEWER,
            World.APPROVER, "Rikke", "Karen", "anna", "Begrundet indstilling", "pwd_\"", "{SHA");
    JsonNode export = json.readTree(answer.body());
    assertThat(export.path("steder")).hasSameSizeAs(Places.ALL);
    assertThat(rows(export, "application_manager (person_id, experience)").findValuesAsText("sag"))
        .containsExactly(caseNumber);
    assertThat(rows(export, "eligibility_check (facts)").findValuesAsText("sag")).contains(caseNumber);
    assertThat(rows(export, "eligibility_check (evidence)").toString()).contains("liste.csv, Navn " + manager);
    assertThat(rows(export, "absence (person_id, substitute_id, registered_by)").findValuesAsText("som"))
        .containsExactly("fraværende");
    assertThat(rows(export, "certification_attempt (person_id)").findValuesAsText("dag")).containsExactly(today.toString());
    assertThat(jdbc.sql("select count(*) from audit_entry where actor = 'dagny' and kind = 'LOOK'"
        + " and subject = 'PERSONAL_DATA' and person_id = ?").param(manager).query(Integer.class).single())
        .isEqualTo(1);
  }

  @Test
  void whatThePersonHasWrittenAndDecidedIsInTheExport() throws Exception {
    String caseNumber = refused();
    JsonNode applicant = json.readTree(officer.get(API + "/" + institution.applicant()).body());
    assertThat(applicant.toString()).contains("At belyse sammenhænge", "Bruges af de fleste.", "SUBMISSION",
            "Afslag på ansøgning om projektdatabase")
        .doesNotContain(institution.manager(), institution.signatory(), "Flere års erfaring");
    assertThat(rows(applicant, "act_hi_taskinst (assignee_, owner_)").findValuesAsText("sag")).contains(caseNumber);
    assertThat(rows(applicant, "act_hi_procinst (start_user_id_)").findValuesAsText("sag")).contains(caseNumber);

    JsonNode reviewer = json.readTree(officer.get(API + "/" + World.REVIEWER).body());
    assertThat(StreamSupport.stream(rows(reviewer, "decision (decided_by, reason)").spliterator(), false)
        .filter(row -> row.path("sag").asText().equals(caseNumber)))
        .singleElement().satisfies(row -> {
          assertThat(row.path("trin").asText()).isEqualTo("REVIEW");
          assertThat(row.path("begrundelse").asText()).isEqualTo("Begrundet indstilling.");
        });
    assertThat(rows(reviewer, "act_id_membership (user_id_)").findValuesAsText("gruppe"))
        .containsExactly("FSE: sagsbehandlere");
  }

  @Test
  void whatAProposalSaysOfAPersonIsInTheExport() throws Exception {
    String caseNumber = proposals.sent(proposals.draft(institution), institution, proposal());
    String manager = institution.manager();
    drafts.save(caseNumber, "complete-proposal", Map.of("purpose", "Mit halve formål", "contact", manager, "users",
        List.of(manager)), 0, institution.applicant());

    JsonNode ofManager = json.readTree(officer.get(API + "/" + manager).body());
    assertThat(ofManager.toString()).doesNotContain(institution.applicant(), institution.signatory(),
        "Mit halve formål", "Et spørgeskema");
    JsonNode contact = rows(ofManager, "proposal (contact, signatory)").get(0);
    assertThat(contact.path("sag").asText()).isEqualTo(caseNumber);
    assertThat(contact.path("som kontaktperson").asBoolean()).isTrue();
    assertThat(contact.path("som underskriver").asBoolean()).isFalse();
    assertThat(rows(ofManager, "proposal_user (person_id)").findValuesAsText("sag")).containsExactly(caseNumber);
    JsonNode draft = rows(ofManager, "form_draft (content)").get(0);
    assertThat(draft.path("som kontaktperson").asBoolean()).isTrue();
    assertThat(draft.path("som bruger").asBoolean()).isTrue();
    assertThat(draft.path("som manager").asBoolean()).isFalse();

    JsonNode ofApplicant = json.readTree(officer.get(API + "/" + institution.applicant()).body());
    assertThat(ofApplicant.toString()).doesNotContain(manager, institution.signatory())
        .contains("Mit halve formål", "Et spørgeskema", "At belyse sammenhængen", "Bruges af de fleste.");
    assertThat(rows(ofApplicant, "proposal_source (name, variables)").findValuesAsText("data"))
        .containsExactly("Et spørgeskema");
  }

  @Test
  void whoeverACheckFoundGoneIsToldSo() throws Exception {
    String caseNumber = proposals.draft(institution);
    world.complete(caseNumber, "userTask_completeProposal", institution.applicant(), proposal());
    leave(institution.manager());
    world.runJob(caseNumber, "serviceTask_checkProposal");
    for (String person : List.of(institution.manager(), institution.applicant())) {
      JsonNode export = json.readTree(officer.get(API + "/" + person).body());
      assertThat(rows(export, "proposal_finding (evidence)").findValuesAsText("sag")).as(person)
          .isEqualTo(person.equals(institution.manager()) ? List.of(caseNumber) : List.of());
    }
  }

  @Test
  void somebodyUnknownHasNoDataAndCannotBeErased() throws Exception {
    assertThat(officer.get(API + "/ingen").statusCode()).isEqualTo(404);
    assertThat(officer.send("POST", API + "/ingen/erasure", REASON).statusCode()).isEqualTo(404);
  }

  // --- erasure

  @Test
  void anAssociationStandsInTheWay() throws Exception {
    String person = institution.responsible();
    assertRefused(person, "er tilknyttet Institution " + institution.authorisationNumber());
    jdbc.sql("update association set state = 'REQUESTED' where person_id = ?").param(person).update();
    assertRefused(person, "har en anmodning om tilknytning til Institution " + institution.authorisationNumber());
    leave(person);
    assertThat(erase(person).statusCode()).isEqualTo(200);
  }

  @Test
  void anOpenCaseStandsInTheWay() throws Exception {
    String caseNumber = world.forApproval(institution);
    leaveAll();
    assertRefused(institution.applicant(), "er ansøger i sag " + caseNumber);
    assertRefused(institution.signatory(), "er underskriver i sag " + caseNumber);
    assertRefused(institution.manager(), "er manager i sag " + caseNumber);
    world.complete(caseNumber, "userTask_approveApplication", World.APPROVER, TestAnswers.ruling("refused"));
    for (String person : List.of(institution.applicant(), institution.signatory(), institution.manager())) {
      assertThat(erase(person).statusCode()).as(person).isEqualTo(200);
    }
  }

  @Test
  void anOpenProposalStandsInTheWay() throws Exception {
    String caseNumber = proposals.approved(proposals.sent(proposals.draft(institution), institution, proposal()));
    leaveAll();
    assertRefused(institution.applicant(), "er ansøger i sag " + caseNumber);
    assertRefused(institution.manager(), "er kontaktperson i sag " + caseNumber);
    assertRefused(institution.signatory(), "er underskriver i sag " + caseNumber);
    assertRefused(jdbc.sql("select case_owner from proposal where case_number = ?").param(caseNumber)
        .query(String.class).single(), "er FSE-ansvarlig i sag " + caseNumber);
    world.runJob(caseNumber, "event_signatureExpired");
    for (String person : List.of(institution.applicant(), institution.manager(), institution.signatory())) {
      assertThat(erase(person).statusCode()).as(person).isEqualTo(200);
      assertThat(anywhere("Navn " + person)).as("tables that still name " + person).isEmpty();
    }
  }

  @Test
  void anOpenSubscriptionStandsInTheWay() throws Exception {
    String caseNumber = SubscriptionWorld.offered(world, institution);
    leaveAll();
    assertRefused(institution.signatory(), "er underskriver i sag " + caseNumber);
    assertRefused(opener(caseNumber), "er ansøger i sag " + caseNumber);
  }

  @Test
  void anOpenApplicationForAuthorisationStandsInTheWay() throws Exception {
    String caseNumber = AuthorisationWorld.underReview(world, institution);
    leaveAll();
    assertRefused(opener(caseNumber), "er ansøger i sag " + caseNumber);
  }

  /** Whoever has left the institution meanwhile is still the one whom the case is about. */
  @Test
  void anOpenBreachStandsInTheWayOfWhomItIsAbout() throws Exception {
    String person = institution.manager();
    String caseNumber = BreachWorld.explained(world, institution, person);
    String closed = BreachWorld.awaitingExplanation(world, institution, institution.applicant());
    leaveAll();
    assertRefused(person, "er omfattet af sag " + caseNumber + ", som ikke er afsluttet");
    assertRefused(institution.applicant(), "er omfattet af sag " + closed + ", som ikke er afsluttet");
    BreachWorld.grade(world, caseNumber, "noBreach", false);
    assertThat(erase(person).statusCode()).isEqualTo(200);
  }

  private String opener(String caseNumber) {
    return jdbc.sql("select opened_by from case_file where case_number = ?").param(caseNumber).query(String.class).single();
  }

  @Test
  void aDatabaseInOperationStandsInTheWayOfItsManagersUntilTheirAccessEnds() throws Exception {
    String caseNumber = world.inOperation(institution);
    leaveAll();
    assertRefused(institution.manager(), "er manager i sag " + caseNumber);
    assertRefused(World.REVIEWER, "er FSE-ansvarlig i sag " + caseNumber);
    jdbc.sql("update database_manager set access_until = current_date where case_number = ?").param(caseNumber)
        .update();
    assertThat(erase(institution.manager()).statusCode()).isEqualTo(200);
  }

  @Test
  void anEmployeeOfFseLeavesTheGroupsAndPutsBackTheTasksFirst() throws Exception {
    String caseNumber = world.underReview(institution);
    String leaver = "fse" + institution.id();
    people.account(leaver, "Lene Leth", leaver + "@example.org", "demo", Groups.REVIEWERS, null);
    String task = world.openTask(caseNumber).getId();
    people.as(leaver, () -> tasks.claim(task, leaver));

    assertRefused(leaver, "er medlem af gruppen „FSE: sagsbehandlere“",
        "har taget opgaven „Vurdér ansøgning“ i sag " + caseNumber);
    identity.deleteMembership(leaver, Groups.REVIEWERS);
    assertRefused(leaver, "har taget opgaven „Vurdér ansøgning“ i sag " + caseNumber);
    assertThat(jdbc.sql("select count(*) from person where id = ?").param(leaver).query(Integer.class).single())
        .isZero();
    tasks.setAssignee(task, null);
    assertThat(erase(leaver).statusCode()).isEqualTo(200);
    assertThat(name(leaver)).as("who had an account only").isEqualTo(PersonalData.ERASED);
    assertRefused(OFFICER, "er medlem af gruppen „Databeskyttelsesrådgiver“");
    assertRefused("admin", "er medlem af gruppen „Administratorer“");
  }

  @Test
  void anErasureSaysWhy() throws Exception {
    leave(institution.responsible());
    for (String body : List.of("{}", "{\"reason\":\"  \"}", "{\"reason\":\"" + "x".repeat(1001) + "\"}")) {
      HttpResponse<String> answer = officer.send("POST", API + "/" + institution.responsible() + "/erasure", body);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(json.readTree(answer.body()).path("message").asText()).startsWith("Begrundelse: ");
    }
    assertThat(name(institution.responsible())).startsWith("Navn");
  }

  @Test
  void anErasureTakesTheNameEverywhereAndLeavesWhatDecidedTheCase() throws Exception {
    String caseNumber = refused();
    String manager = institution.manager();
    LocalDate today = LocalDate.now(clock);
    jdbc.sql("update association set position = 'Professor' where person_id = ?").param(manager).update();
    absences.register(manager, institution.id(), institution.responsible(), today, today.plusDays(3), manager);
    absences.register(institution.responsible(), institution.id(), manager, today, today.plusDays(3), manager);
    drafts.save(caseNumber, "complete-application", Map.of("purpose", "Halvt"), 0, manager);
    world.part(Attempts.class).begin(manager, 1);
    leaveAll();
    int decisions = traces.decisions(caseNumber);
    int letters = traces.notices(caseNumber).size();
    assertThat(anywhere("Navn " + manager)).containsExactly("eligibility_check", "finding", "person");
    assertThat(anywhere(manager + "@example.org")).containsExactly("act_id_user", "person");

    for (String person : List.of(manager, institution.applicant())) {
      HttpResponse<String> answer = erase(person);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(json.readTree(answer.body()).path("message").asText())
          .isEqualTo("Navn " + person + " (" + person + ") er slettet.");
      assertThat(jdbc.sql("select name, email, erased_on::text as erased from person where id = ?").param(person)
          .query().singleRow()).isEqualTo(Map.of("name", "Slettet person", "email", "", "erased", today.toString()));
      assertThat(anywhere("Navn " + person)).as("tables that still name " + person).isEmpty();
      assertThat(anywhere(person + "@example.org")).isEmpty();
      assertThat(new WebSession(port).logIn(person, "demo").get("/camunda/api/microdata/cases").statusCode())
          .isEqualTo(401);
      assertThat(identity.createUserQuery().userId(person).count()).isZero();
      assertThat(identity.createTenantQuery().userMember(person).count()).isZero();
      assertThat(identity.createGroupQuery().groupMember(person).count()).isZero();
      assertThat(authorizations.createAuthorizationQuery().userIdIn(person).count()).isZero();
    }

    for (String gone : List.of("select count(*) from form_draft where saved_by = ?",
        "select count(*) from absence where ? in (person_id, substitute_id)",
        "select count(*) from association_role where person_id = ?", "select count(*) from project where contact = ?",
        "select count(*) from association where person_id = ? and coalesce(position, certified_since::text) is not null",
        "select count(*) from certification_attempt where person_id = ?",
        "select count(*) from act_ru_identitylink where user_id_ = ?")) {
      assertThat(jdbc.sql(gone).param(manager).query(Integer.class).single()).as(gone).isZero();
    }
    assertThat(traces.decisions(caseNumber)).isEqualTo(decisions);
    assertThat(traces.notices(caseNumber)).hasSize(letters);
    assertThat(jdbc.sql("select decided_by from decision where case_number = ? and step = 'SUBMISSION'")
        .param(caseNumber).query(String.class).single()).isEqualTo(institution.applicant());
    var check = checks.of(caseNumber, true).get(0);
    assertThat(check.facts().managers()).singleElement().satisfies(proposedManager -> {
      assertThat(proposedManager.id()).isEqualTo(manager);
      assertThat(proposedManager.name()).isEqualTo("Slettet person");
      assertThat(proposedManager.experience()).isEqualTo("Flere års erfaring.");
    });
    assertThat(check.findings()).extracting(finding -> finding.evidence())
        .anyMatch(evidence -> evidence.startsWith("Slettet person: certificeret siden"));
    assertThat(check.evidence().projects()).extracting(line -> line.origin())
        .anyMatch(origin -> origin.startsWith("liste.csv, Slettet person, "))
        .anyMatch(origin -> origin.startsWith("Afprøvning, Anna Ager, "));
    assertThat(new WebSession(port).logIn(World.REVIEWER, "demo").get("/camunda/api/microdata/cases/" + caseNumber)
        .body()).contains("Slettet person").contains("Rikke Ravn");
    assertThat(jdbc.sql("select after ->> 'erased_on' from audit_entry where subject = 'person' and actor = 'dagny'"
        + " and kind = 'CHANGE' order by id desc limit 2").query(String.class).list())
        .containsExactly(today.toString(), today.toString());
    assertThat(jdbc.sql("select after ->> 'reason' from audit_entry where subject = 'PERSONAL_DATA_ERASURE'"
        + " and person_id = ?").param(manager).query(String.class).single()).isEqualTo("Personen har bedt om det.");
    assertThat(json.readTree(officer.get(API + "/" + manager).body()).toString()).contains("Slettet person")
        .contains(caseNumber);
  }

  /** Others in the same check keep their names, also where one ends like the erased one's. */
  @Test
  void theNamesOfOthersStay() throws Exception {
    jdbc.sql("update person set name = 'Ann Berg' where id = ?").param(institution.manager()).update();
    jdbc.sql("update person set name = 'Mary Ann Berg' where id = ?").param(institution.responsible()).update();
    String caseNumber = world.draft(institution);
    var answers = TestAnswers.application(institution);
    answers.put("managers", TestAnswers.managers(List.of(institution.responsible(), institution.manager())));
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(), answers);
    world.runJob(caseNumber, "serviceTask_checkEligibility");
    world.complete(caseNumber, "userTask_reviewApplication", World.REVIEWER, TestAnswers.review("approve"));
    world.complete(caseNumber, "userTask_approveApplication", World.APPROVER, TestAnswers.ruling("refused"));
    leave(institution.manager());

    assertThat(erase(institution.manager()).statusCode()).isEqualTo(200);

    var check = checks.of(caseNumber, false).get(0);
    assertThat(check.facts().managers()).extracting(proposedManager -> proposedManager.name())
        .containsExactly("Mary Ann Berg", "Slettet person");
    assertThat(check.findings()).extracting(finding -> finding.evidence())
        .anyMatch(evidence -> evidence.matches("Mary Ann Berg: .*; Slettet person: .*"));
  }

  @Test
  void aSecondErasureChangesNothing() throws Exception {
    String person = institution.responsible();
    leave(person);
    assertThat(erase(person).statusCode()).isEqualTo(200);
    String before = jdbc.sql("select to_jsonb(p)::text from person p where id = ?").param(person).query(String.class)
        .single();
    long trace = changes(person);
    clock.stopAt(clock.instant().plus(java.time.Duration.ofDays(40)));

    HttpResponse<String> again = erase(person);

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json.readTree(again.body()).path("message").asText()).startsWith(person + " blev slettet den ")
        .endsWith("Intet er ændret.");
    assertThat(jdbc.sql("select to_jsonb(p)::text from person p where id = ?").param(person).query(String.class)
        .single()).isEqualTo(before);
    assertThat(changes(person)).isEqualTo(trace);
  }

  @Test
  void ofTwoErasuresAtOnceOneErases() throws Exception {
    String person = institution.responsible();
    leave(person);
    assertThat(atOnce(() -> erase(person).statusCode(), () -> erase(person).statusCode())).containsOnly(200);
    assertThat(name(person)).isEqualTo(PersonalData.ERASED);
    assertThat(jdbc.sql("select count(*) from audit_entry where subject = 'PERSONAL_DATA_ERASURE' and person_id = ?")
        .param(person).query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  void nobodyIsAssociatedAndErasedAtOnce() throws Exception {
    String person = institution.responsible();
    leave(person);
    Callable<Integer> associate = () -> {
      try {
        return jdbc.sql("update association set state = 'IN_FORCE', ended_on = null where person_id = ?").param(person)
            .update() == 1 ? 200 : 500;
      } catch (RuntimeException refused) {
        return 400;
      }
    };
    assertThat(atOnce(associate, () -> erase(person).statusCode())).containsExactlyInAnyOrder(200, 400);
  }

  @Test
  void whoeverIsErasedStaysErased() throws Exception {
    String person = institution.responsible();
    leave(person);
    erase(person);
    for (String change : List.of("update association set state = 'REQUESTED', ended_on = null where person_id = ?",
        "insert into association (institution_id, person_id, employed) values ('nordsund', ?, true)",
        "update person set name = 'Rita' where id = ?", "update person set email = 'rita@example.org' where id = ?")) {
      assertThatThrownBy(() -> jdbc.sql(change).param(person).update()).as(change).isInstanceOf(RuntimeException.class);
    }
    assertThat(json.readTree(officer.get(API + "?q=" + person).body()).get(0).path("erasedOn").asText()).isNotEmpty();
  }

  // ---

  /** A case that has ended, with everything a case has until then. */
  private String refused() {
    String caseNumber = world.forApproval(institution);
    world.complete(caseNumber, "userTask_approveApplication", World.APPROVER, TestAnswers.ruling("refused"));
    return caseNumber;
  }

  /** A proposal whose contact and user is the manager, with a source of data besides. */
  private Map<String, Object> proposal() {
    var answers = ProposalWorld.answers(institution);
    answers.put("contact", institution.manager());
    answers.put("users", Spin.JSON("[\"" + institution.manager() + "\"]"));
    answers.put("sources",
        Spin.JSON("[{\"sourceName\":\"Et spørgeskema\",\"sourceOwner\":\"OWN\",\"variables\":\"A, B\"}]"));
    return answers;
  }

  private void leaveAll() {
    Stream.of(institution.applicant(), institution.manager(), institution.signatory(), institution.responsible())
        .forEach(this::leave);
  }

  private void leave(String person) {
    jdbc.sql("update association set state = 'ENDED', ended_on = current_date where person_id = ?").param(person)
        .update();
    people.leave(person, institution.id());
  }

  private HttpResponse<String> erase(String person) throws Exception {
    return officer.send("POST", API + "/" + person + "/erasure", REASON);
  }

  private void assertRefused(String person, String... hindrances) throws Exception {
    String before = jdbc.sql("select to_jsonb(p)::text from person p where id = ?").param(person).query(String.class)
        .optional().orElse(null);
    HttpResponse<String> answer = erase(person);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json.readTree(answer.body()).path("message").asText()).contains("kan ikke slettes endnu")
        .contains(hindrances).endsWith("Intet er ændret.");
    assertThat(jdbc.sql("select to_jsonb(p)::text from person p where id = ?").param(person).query(String.class)
        .optional().orElse(null)).isEqualTo(before);
    assertThat(people.exists(person)).isTrue();
  }

  private String name(String person) {
    return jdbc.sql("select name from person where id = ?").param(person).query(String.class).single();
  }

  private long changes(String person) {
    return jdbc.sql("select count(*) from audit_entry where kind = 'CHANGE' and person_id = ?").param(person)
        .query(Long.class).single();
  }

  private static JsonNode rows(JsonNode export, String place) {
    return StreamSupport.stream(export.path("steder").spliterator(), false)
        .filter(node -> node.path("sted").asText().equals(place)).findFirst().orElseThrow().path("oplysninger");
  }

  /** All tables of ours and the engine's in whose rows the text stands. */
  private List<String> anywhere(String text) {
    return jdbc.sql("""
            select table_schema || '.' || table_name from information_schema.tables
            where table_schema in ('microdata', 'camunda') and table_type = 'BASE TABLE' order by table_name""")
        .query(String.class).list().stream()
        .filter(table -> jdbc.sql("select exists (select 1 from " + table + " t where position(? in t::text) > 0)")
            .param(text).query(Boolean.class).single())
        .map(table -> table.substring(table.indexOf('.') + 1)).toList();
  }

  /** What both answer that are asked at the same moment. */
  @SafeVarargs
  private static List<Integer> atOnce(Callable<Integer>... all) throws Exception {
    var threads = Executors.newFixedThreadPool(all.length);
    var start = new CyclicBarrier(all.length);
    try {
      var answers = new java.util.ArrayList<Integer>();
      for (var answer : threads.invokeAll(Stream.of(all).<Callable<Integer>>map(callable -> () -> {
        start.await();
        return callable.call();
      }).toList())) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdown();
    }
  }
}
