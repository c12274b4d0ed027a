package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.BOTH;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.authorisation.AuthorisationForm;
import dk.dst.microdata.schemes.authorisation.Authorisations;
import dk.dst.microdata.schemes.project.ProjectAccess;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.WebSession;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuthoriseInstitutionTest extends ModelTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
  private static final String ASSESSMENT = "Varigt miljø og leder: Varigt miljø.\nKompetence: Flere kan."
      + "\nDatasikkerhed: I orden.\nBegrundelse: Begrundet indstilling.";

  @LocalServerPort
  private int port;
  @Autowired
  private Authorisations authorisations;
  @Autowired
  private AuthorisationForm form;
  @Autowired
  private Institutions institutions;
  @Autowired
  private Projects projects;
  @Autowired
  private ProjectAccess access;
  @Autowired
  private Cases cases;
  @Autowired
  private People people;
  @Autowired
  private TaskService tasks;
  @Autowired
  private FormService forms;
  @Autowired
  private JdbcClient jdbc;

  private String applicant;
  private String head;

  @Override
  String process() {
    return "authorise-institution";
  }

  @BeforeEach
  void aDay() {
    world.day(DAY);
    applicant = AuthorisationWorld.newcomer(world);
    head = applicant + "leder";
  }

  // --- until the agreement

  @Test
  void isAssessedSignedByBothAndGranted() {
    String caseNumber = sent();
    assertThat(process(caseNumber)).isWaitingAt("userTask_reviewAuthorisation");
    assertThat(world.task(caseNumber, "userTask_reviewAuthorisation")).hasCandidateGroup("fse-reviewers");
    traces.decided(caseNumber, Step.AUTHORISATION_SUBMISSION, 1, "submitted", "", applicant);
    review(caseNumber, "approve");
    traces.decided(caseNumber, Step.AUTHORISATION_REVIEW, 1, "approve", ASSESSMENT, REVIEWER);
    assertThat(people.exists(head)).isFalse();
    rule(caseNumber, "approved");
    assertThat(people(caseNumber)).extracting(Associate::id).containsExactlyInAnyOrder(applicant, head);
    assertThat(person(caseNumber, head).roles()).containsExactly(Role.RESPONSIBLE);
    assertThat(institution(caseNumber).authorisationNumber()).isNull();
    assertThat(state(caseNumber)).isEqualTo(CaseState.AUTHORISATION_FOR_SIGNATURE);

    sign(caseNumber, TestAnswers.authorisationSigned());

    Institution institution = institution(caseNumber);
    assertThat(institution.authorisationNumber()).isGreaterThanOrEqualTo(951);
    assertThat(institution.authorisedFrom()).isEqualTo(DAY);
    assertThat(institution.confirmedOn()).isNull();
    assertThat(institution.mailDomains()).isEqualTo("example.org, example.com");
    assertThat(institution.state(DAY)).isEqualTo(Institution.State.VALID);
    assertThat(state(caseNumber)).isEqualTo(CaseState.AUTHORISED);
    assertThat(people(caseNumber)).extracting(Associate::id)
        .containsExactlyInAnyOrder(applicant, head, head + "a", head + "b", head + "c");
    assertThat(people(caseNumber)).allMatch(person -> person.employed() && person.inForce());
    assertThat(people.exists(head + "c")).isTrue();
    traces.decided(caseNumber, Step.AUTHORISATION_SIGNATURE, 1, "signed", "", head);
    traces.decided(caseNumber, Step.AUTHORISATION_GRANT, 1, "granted", "Autorisation nr. "
        + institution.authorisationNumber() + ".", Decisions.SYSTEM);
    assertThat(traces.notices(caseNumber)).contains("PASSWORD_LINK brev 1 " + head)
        .filteredOn(notice -> !notice.startsWith("PASSWORD_LINK")).containsExactlyInAnyOrder(
        "APPROVED indsendelse 1 " + applicant, "APPROVED indsendelse 1 " + head, "AUTHORISED sagen " + applicant,
        "AUTHORISED sagen " + head);
    assertThat(process(caseNumber)).isWaitingAt("event_confirmationDue");
    assertThat(nextDate(caseNumber)).startsWith("2028-03-01");
  }

  @Test
  void returnedByTheReviewerItIsCorrectedAndSentAgain() {
    String caseNumber = sent();
    review(caseNumber, "return");
    assertThat(world.task(caseNumber, "userTask_completeAuthorisation")).isAssignedTo(applicant);
    assertThat(state(caseNumber)).isEqualTo(CaseState.AUTHORISATION_RETURNED);
    assertThat(form.show(caseNumber)).containsEntry("isReturned", true).containsEntry("headId", head)
        .containsEntry("responsibility", false);
    assertThat(form.show(caseNumber).get("returnReasons").toString()).contains("Begrundet indstilling.");
    var answers = TestAnswers.authorisation(head);
    answers.put("name", "Institut for Omdøbning");
    send(caseNumber, answers);
    assertThat(form.show(caseNumber)).containsEntry("isReturned", false);
    traces.decided(caseNumber, Step.AUTHORISATION_SUBMISSION, 2, "submitted", "", applicant);
    assertThat(institution(caseNumber).name()).isEqualTo("Institut for Omdøbning");
    assertThat(process(caseNumber)).isWaitingAt("userTask_reviewAuthorisation");
  }

  @Test
  void returnedByTheApproverNobodyIsAssociated() {
    String caseNumber = sent();
    review(caseNumber, "refuse");
    rule(caseNumber, "returned");
    assertThat(process(caseNumber)).isWaitingAt("userTask_completeAuthorisation");
    assertThat(people(caseNumber)).extracting(Associate::id).containsExactly(applicant);
    assertThat(form.show(caseNumber).get("returnReasons").toString()).contains("Begrundet afgørelse.");
  }

  @Test
  void refusedItEndsAndTheApplicantIsTold() {
    String caseNumber = sent();
    review(caseNumber, "refuse");
    ProcessInstance process = process(caseNumber);
    rule(caseNumber, "refused");
    assertThat(process).isEnded().hasPassed("endEvent_refused");
    assertThat(state(caseNumber)).isEqualTo(CaseState.NOT_AUTHORISED);
    assertThat(traces.notices(caseNumber)).containsExactly("REFUSED sagen " + applicant);
    assertThat(institution(caseNumber).state(DAY)).isEqualTo(Institution.State.NOT_AUTHORISED);
  }

  @Test
  void theHeadDeclinesAndAnotherIsNamed() {
    String caseNumber = forSignature();
    sign(caseNumber, Map.of("signature", "declined", "reason", "Jeg går på pension."));
    assertThat(process(caseNumber)).isWaitingAt("userTask_completeAuthorisation");
    assertThat(people(caseNumber)).extracting(Associate::id).containsExactly(applicant);
    people.as(head, () -> assertThat(tasks.createTaskQuery().count()).isZero());
    assertThat(form.show(caseNumber).get("returnReasons").toString()).contains("Jeg går på pension.");
    String earlier = head;
    head = applicant; // may lead it themselves
    var answers = TestAnswers.authorisation(earlier);
    answers.putAll(Map.of("headId", head, "headName", "Navn " + head, "headEmail", head + "@example.org"));
    send(caseNumber, answers);
    review(caseNumber, "approve");
    rule(caseNumber, "approved");
    sign(caseNumber, TestAnswers.authorisationSigned());
    assertThat(person(caseNumber, applicant).roles()).containsExactly(Role.RESPONSIBLE);
    assertThat(people(caseNumber)).extracting(Associate::id).doesNotContain(earlier);
  }

  @Test
  void signingNeedsBothTicksAndDecliningAReason() {
    String caseNumber = forSignature();
    assertThatThrownBy(() -> sign(caseNumber, Map.of("signature", "signed", "informing", true)))
        .isInstanceOf(InputRefused.class).hasMessageContaining("Jeg er leder af miljøet: Der skal sættes kryds");
    assertThatThrownBy(() -> sign(caseNumber, Map.of("signature", "declined"))).isInstanceOf(InputRefused.class)
        .hasMessageContaining("Begrundelse for at afvise");
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_signAuthorisation", applicant,
        TestAnswers.authorisationSigned())).isInstanceOf(AuthorizationException.class);
    assertThat(state(caseNumber)).isEqualTo(CaseState.AUTHORISATION_FOR_SIGNATURE);
  }

  @Test
  void aDraftNotSentInTimeLapses() {
    String caseNumber = AuthorisationWorld.draft(world, applicant);
    ProcessInstance process = process(caseNumber);
    world.day(DAY.plusDays(61));
    world.runJob(caseNumber, "event_correctionExpired");
    assertThat(process).isEnded().hasPassed("serviceTask_recordAuthorisationLapse", "endEvent_lapsed");
    assertThat(state(caseNumber)).isEqualTo(CaseState.NOT_AUTHORISED);
    traces.decided(caseNumber, Step.CORRECTION_LAPSE, 1, "lapsed", "Ikke sendt inden fristen.", Decisions.SYSTEM);
    assertThat(traces.notices(caseNumber)).containsExactly("LAPSED sagen " + applicant);
  }

  @Test
  void anAgreementNotSignedInTimeLapses() {
    String caseNumber = forSignature();
    ProcessInstance process = process(caseNumber);
    world.day(DAY.plusDays(31));
    world.runJob(caseNumber, "event_signatureExpired");
    assertThat(process).isEnded().hasPassed("serviceTask_recordAuthorisationExpiry", "endEvent_notSigned");
    assertThat(state(caseNumber)).isEqualTo(CaseState.NOT_AUTHORISED);
    assertThat(people(caseNumber)).extracting(Associate::id).containsExactly(applicant);
    assertThat(traces.notices(caseNumber)).containsExactlyInAnyOrder("PASSWORD_LINK brev 1 " + head,
        "APPROVED indsendelse 1 " + applicant, "APPROVED indsendelse 1 " + head, "LAPSED sagen " + applicant,
        "LAPSED sagen " + head);
  }

  @Test
  void theApplicantWithdrawsUntilItIsDecided() {
    String caseNumber = sent();
    ProcessInstance process = process(caseNumber);
    world.start("withdraw-application", applicant, TestAnswers.withdrawal(caseNumber.toLowerCase()));
    assertThat(process).isEnded().hasPassed("serviceTask_recordWithdrawal", "endEvent_withdrawn");
    assertThat(state(caseNumber)).isEqualTo(CaseState.NOT_AUTHORISED);
    traces.decided(caseNumber, Step.WITHDRAWAL, 1, "withdrawn", "Ikke længere behov.", applicant);
    String decided = forSignature();
    assertThatThrownBy(() -> world.start("withdraw-application", applicant, TestAnswers.withdrawal(decided)))
        .isInstanceOf(InputRefused.class).hasMessageContaining("kan ikke trække ansøgningen tilbage");
  }

  @Test
  void ofTwoApproversAtOnceOneDecides() throws Exception {
    String caseNumber = sent();
    review(caseNumber, "approve");
    String task = world.task(caseNumber, "userTask_approveAuthorisation").getId();
    assertThat(atOnce(() -> decide(task, APPROVER, "approved"), () -> decide(task, BOTH, "refused"))).isEqualTo(1);
    assertThat(jdbc.sql("select count(*) from decision where case_number = ? and step = 'AUTHORISATION_APPROVAL'")
        .param(caseNumber).query(Integer.class).single()).isEqualTo(1);
  }

  // --- bad input

  @ParameterizedTest
  @MethodSource("badApplications")
  void whatCannotBeUsedIsRefusedByName(Consumer<Map<String, Object>> change, String message) {
    String caseNumber = AuthorisationWorld.draft(world, applicant);
    var answers = TestAnswers.authorisation(head);
    change.accept(answers);
    assertThatThrownBy(() -> send(caseNumber, answers)).isInstanceOf(InputRefused.class).hasMessageContaining(message);
    assertThat(state(caseNumber)).isEqualTo(CaseState.AUTHORISATION_DRAFT);
    traces.notDecided(caseNumber, Step.AUTHORISATION_SUBMISSION);
  }

  Stream<Arguments> badApplications() {
    return Stream.of(
        bad("foreign", answers -> answers.put("country", "OTHER"), "Udenlandske miljøer kan ikke autoriseres"),
        bad("two people only", answers -> answers.put("people", TestAnswers.experienced(List.of("toa", "tob"))),
            "mindst 3 foruden lederen; der er angivet 2"),
        bad("the same person twice", answers -> answers.put("people",
            TestAnswers.experienced(List.of("toa", "tob", "toa"))), "toa: Den samme person er angivet to gange"),
        bad("the head among them", answers -> answers.put("people", TestAnswers.experienced(
            List.of("toa", "tob", (String) answers.get("headId")))), "Den samme person er angivet to gange"),
        bad("address outside", answers -> answers.put("mailDomains", "institut.dk"),
            "hører ikke til et af institutionens domæner"),
        bad("no domain", answers -> answers.put("mailDomains", "example.org, hvad som helst"),
            "„hvad som helst“ er ikke et domæne"),
        bad("an employee of FSE", answers -> answers.put("people",
            TestAnswers.experienced(List.of("toa", "tob", "rikke"))), "rikke: Personen er ansat i Forskningsservice"),
        bad("somebody else's id", answers -> answers.put("headId", "anna"), "hører ikke til den samme person"),
        bad("an impossible id", answers -> answers.put("headId", "Ny Leder"), "Bruger-id: 2-30 tegn"),
        bad("client of nobody", answers -> answers.put("kind", "CLIENT"), "skal udfyldes for en kundeautorisation"),
        bad("client of a non-consultancy",
            answers -> answers.putAll(Map.of("kind", "CLIENT", "consultancyNumber", 901)), "Nummer 901 er ikke en konsulentvirksomhed"),
        bad("a company without owners", answers -> answers.put("kind", "CONSULTANCY"), "Ejerforhold"),
        bad("short CVR", answers -> answers.put("cvr", "1234567"), "CVR-nummer"),
        bad("responsibility not accepted", answers -> answers.put("responsibility", false), "Der skal sættes kryds"));
  }

  private static Arguments bad(String name, Consumer<Map<String, Object>> change,
      String message) {
    return Arguments.of(Named.of(name, change), message);
  }

  @Test
  void allProblemsAreToldTogether() {
    String caseNumber = AuthorisationWorld.draft(world, applicant);
    var answers = TestAnswers.authorisation(head);
    answers.putAll(Map.of("country", "OTHER", "kind", "CLIENT", "mailDomains", "institut.dk",
        "people", TestAnswers.experienced(List.of("toa", "toa"))));
    assertThatThrownBy(() -> send(caseNumber, answers)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("Udenlandske").hasMessageContaining("kundeautorisation").hasMessageContaining("mindst 3")
        .hasMessageContaining("to gange").hasMessageContaining("domæner");
  }

  /** I11: an already authorised consultancy does the work. */
  @Test
  void aClientNamesItsConsultancy() {
    TestInstitution consultancy = world.qualified();
    jdbc.sql("update institution set kind = 'CONSULTANCY' where id = ?").param(consultancy.id()).update();
    String caseNumber = AuthorisationWorld.draft(world, applicant);
    var answers = TestAnswers.authorisation(head);
    answers.putAll(Map.of("kind", "CLIENT", "consultancyNumber", consultancy.authorisationNumber()));
    send(caseNumber, answers);
    review(caseNumber, "approve");
    rule(caseNumber, "approved");
    sign(caseNumber, TestAnswers.authorisationSigned());
    assertThat(institution(caseNumber).kind()).isEqualTo(Institution.Kind.CLIENT);
    assertThat(institution(caseNumber).clientOf()).isEqualTo(consultancy.authorisationNumber());
  }

  // --- in force

  @Test
  void isConfirmedEveryYear() {
    String caseNumber = granted();
    world.day(DAY.plusYears(1));
    world.runJob(caseNumber, "event_confirmationDue");
    assertThat(world.task(caseNumber, "userTask_confirmAuthorisation")).hasCandidateUser(head);
    var answers = TestAnswers.confirmation();
    answers.put("security", "changed");
    assertThatThrownBy(() -> confirm(caseNumber, answers)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("Hvad er ændret i datasikkerheden?");
    answers.put("securityChanges", "Nye lokaler.");
    confirm(caseNumber, answers);
    traces.decided(caseNumber, Step.CONFIRMATION, 1, "confirmed", "Datasikkerheden er ændret: Nye lokaler.", head);
    assertThat(institution(caseNumber).confirmedOn()).isEqualTo(DAY.plusYears(1));
    assertThat(nextDate(caseNumber)).startsWith("2029-03-01");
    world.day(DAY.plusYears(2));
    world.runJob(caseNumber, "event_confirmationDue");
    confirm(caseNumber, TestAnswers.confirmation());
    traces.decided(caseNumber, Step.CONFIRMATION, 2, "confirmed", "Datasikkerheden er uændret.", head);
  }

  @Test
  void aConfirmationMissedByAWeekIsFollowedUpAndAskedForAgain() {
    String caseNumber = granted();
    world.day(DAY.plusYears(1));
    world.runJob(caseNumber, "event_confirmationDue");
    LocalDate late = DAY.plusYears(1).plusDays(37);
    world.day(late);
    world.runJob(caseNumber, "event_confirmationOverdue");
    assertThat(world.task(caseNumber, "userTask_followUpConfirmation")).hasCandidateGroup("fse-reviewers");
    world.complete(caseNumber, "userTask_followUpConfirmation", REVIEWER, TestAnswers.followUp());
    traces.decided(caseNumber, Step.CONFIRMATION_FOLLOW_UP, 1, "askedIn1Month", "Lederen er på orlov.", REVIEWER);
    assertThat(nextDate(caseNumber)).startsWith(late.plusDays(30).toString());
    world.day(late.plusDays(30));
    world.runJob(caseNumber, "event_confirmationDue");
    confirm(caseNumber, TestAnswers.confirmation());
    assertThat(nextDate(caseNumber)).startsWith(late.plusDays(30).plusYears(1).toString());
  }

  /** After an outage of a year everything that is past fires at once, one thing after the other. */
  @Test
  void aConfirmationMissedByAYearIsAskedForAtOnce() {
    TestInstitution institution = world.qualified(); // authorised three years ago, never confirmed
    String caseNumber = AuthorisationWorld.authorised(world, institution);
    assertThat(nextDate(caseNumber)).startsWith("2025-03-01");
    assertThat(world.job(caseNumber, "event_confirmationDue").getDuedate()).isBefore(clock.instant());
    world.runJob(caseNumber, "event_confirmationDue");
    world.complete(caseNumber, "userTask_confirmAuthorisation", institution.responsible(), TestAnswers.confirmation());
    assertThat(nextDate(caseNumber)).startsWith("2028-03-01");
    traces.decided(caseNumber, Step.CONFIRMATION, 1, "confirmed", "Datasikkerheden er uændret.",
        institution.responsible());
  }

  // --- suspended

  @Test
  void aSuspensionIsToldFreezesEverythingAndIsLifted() throws Exception {
    TestInstitution institution = world.qualified();
    String database = world.inOperation(institution);
    int project = institution.authorisationNumber() * 100;
    String user = institution.id() + "user";
    world.person(institution, user, "USER");
    access.give(project, user, "anna");
    String caseNumber = AuthorisationWorld.authorised(world, institution);

    assertThat(suspend(institution).statusCode()).isEqualTo(200);

    assertThat(state(caseNumber)).isEqualTo(CaseState.SUSPENDED);
    assertThat(institution(caseNumber).isAuthorised(DAY)).isFalse();
    assertThat(access.of(project)).as("nothing is changed").containsExactly(user);
    assertThat(traces.status(database)).isEqualTo("IN_OPERATION");
    traces.decided(caseNumber, Step.SUSPENSION, 1, "suspended", "Brud på reglerne.", BOTH);
    var told = traces.notices(caseNumber);
    assertThat(told).contains("SUSPENDED suspension 1 " + institution.responsible(),
        "SUSPENDED suspension 1 " + institution.manager(), "SUSPENDED suspension 1 " + user,
        "SUSPENDED suspension 1 " + REVIEWER).doesNotHaveDuplicates()
        .noneMatch(line -> line.endsWith(institution.signatory()));
    assertThat(world.task(caseNumber, "userTask_decideSuspension")).hasCandidateGroup("fse-approvers");
    assertThat(suspend(institution).statusCode()).as("twice").isEqualTo(400);
    assertThat(traces.notices(caseNumber)).isEqualTo(told);

    world.complete(caseNumber, "userTask_decideSuspension", APPROVER, TestAnswers.suspensionDecision("lifted"));

    assertThat(state(caseNumber)).isEqualTo(CaseState.AUTHORISED);
    assertThat(institution(caseNumber).isAuthorised(DAY)).isTrue();
    assertThat(access.of(project)).containsExactly(user);
    traces.decided(caseNumber, Step.SUSPENSION_DECISION, 1, "lifted", "Begrundet afgørelse.", APPROVER);
    assertThat(traces.notices(caseNumber)).hasSize(2 * told.size());
    assertThat(process(caseNumber)).isWaitingAt("event_confirmationDue");
    assertThat(jdbc.sql("select outcome || ' ' || concluded_by from suspension where institution_id = ?")
        .param(institution.id()).query(String.class).list()).containsExactly("lifted karen");

    assertThat(suspend(institution).statusCode()).as("again").isEqualTo(200);
    assertThat(traces.notices(caseNumber)).contains("SUSPENDED suspension 2 " + user);
    String page = new WebSession(port).logIn(institution.responsible(), "demo")
        .get("/camunda/api/microdata/institutions/" + institution.id()).body();
    assertThat(page).contains("Ophævet 1. marts 2027", "Ikke ophævet", "\"maySuspend\":false");
  }

  @Test
  void aSuspensionStopsAnOpenConfirmation() {
    String caseNumber = granted();
    world.day(DAY.plusYears(1));
    world.runJob(caseNumber, "event_confirmationDue");
    AuthorisationWorld.suspend(world, caseNumber);
    assertThat(process(caseNumber)).isWaitingAt("userTask_decideSuspension")
        .isNotWaitingAt("userTask_confirmAuthorisation");
    world.complete(caseNumber, "userTask_decideSuspension", APPROVER, TestAnswers.suspensionDecision("lifted"));
    assertThat(nextDate(caseNumber)).startsWith("2028-03-01"); // due, and asked for again at once
  }

  @Test
  void aSuspensionThatIsNotLiftedEndsTheAuthorisation() {
    TestInstitution institution = world.qualified();
    String database = world.inOperation(institution);
    String caseNumber = AuthorisationWorld.suspended(world, institution);
    int project = institution.authorisationNumber() * 100;
    String projectCase = "PRO-" + project;
    cases.file(projectCase, CaseKind.PROJECT, institution.id(), "systemet", "Projekt",
        CaseState.PROJECT_ACTIVE, clock.instant());
    jdbc.sql("update project set case_number = ? where number = ?").param(projectCase).param(project).update();
    ProcessInstance process = process(caseNumber);
    world.complete(caseNumber, "userTask_decideSuspension", APPROVER, TestAnswers.suspensionDecision("ended"));
    world.runJob(caseNumber, "serviceTask_endAuthorisation");

    assertThat(process).isEnded().hasPassed("endEvent_toEnd", "serviceTask_endAuthorisation", "endEvent_ended");
    assertThat(institution(caseNumber).state(DAY)).isEqualTo(Institution.State.ENDED);
    assertThat(institution(caseNumber).authorisedUntil()).isEqualTo(DAY);
    assertThat(state(caseNumber)).isEqualTo(CaseState.AUTHORISATION_ENDED);
    traces.decided(caseNumber, Step.AUTHORISATION_END, 1, "agreementEnded", "Begrundet afgørelse.", Decisions.SYSTEM);
    assertThat(world.lifecycle(database)).isWaitingAt("callActivity_shutDownProjectDatabase");
    assertThat(traces.shutdown(database)).singleElement()
        .satisfies(row -> assertThat(row).containsEntry("cause", "AUTHORISATION_LOST"));
    assertThat(projects.find(project, List.of(institution.id())).orElseThrow().closedOn()).isEqualTo(DAY);
    assertThat(traces.notices(caseNumber)).contains("AUTHORISATION_ENDED autorisationen " + institution.responsible(),
        "AUTHORISATION_ENDED autorisationen " + institution.manager());
  }

  // --- ended

  @Test
  void anAgreementThatEndsClosesWhatHangsOnIt() {
    TestInstitution institution = world.qualified();
    String database = world.inOperation(institution);
    String caseNumber = AuthorisationWorld.authorised(world, institution);
    ProcessInstance process = process(caseNumber);
    var answers = TestAnswers.lapse(institution.authorisationNumber(), DAY);
    answers.put("ending", "agreementEnded");
    world.start("lapse-authorisation", REVIEWER, answers);
    world.runJob(caseNumber, "serviceTask_endAuthorisation");
    assertThat(process).isEnded().hasPassed("startEvent_authorisationEnded", "endEvent_ended");
    assertThat(institution(caseNumber).state(DAY)).isEqualTo(Institution.State.ENDED);
    assertThat(state(caseNumber)).isEqualTo(CaseState.AUTHORISATION_ENDED);
    assertThat(world.lifecycle(database)).isWaitingAt("callActivity_shutDownProjectDatabase");
    traces.decided(database, Step.AUTHORISATION_LAPSE, 1, "authorisationLost", "Aftalen er ophørt.", REVIEWER);
  }

  @Test
  void aLapseDuringASuspensionEndsBoth() {
    TestInstitution institution = world.qualified();
    String caseNumber = AuthorisationWorld.suspended(world, institution);
    world.start("lapse-authorisation", REVIEWER, TestAnswers.lapse(institution.authorisationNumber(), DAY));
    world.runJob(caseNumber, "serviceTask_endAuthorisation");
    assertThat(state(caseNumber)).isEqualTo(CaseState.AUTHORISATION_ENDED);
    assertThat(institution(caseNumber).state(DAY)).isEqualTo(Institution.State.LAPSED);
    assertThat(jdbc.sql("select outcome from suspension where institution_id = ?").param(institution.id())
        .query(String.class).list()).containsExactly("ended");
    assertThat(process(caseNumber)).isNull();
  }

  // --- institutions from before there were cases

  @Test
  void anInstitutionWithoutACaseGetsItOnceAndWhereItStands() {
    TestInstitution valid = world.qualified();
    String caseNumber = AuthorisationWorld.authorised(world, valid);
    assertThat(AuthorisationWorld.authorised(world, valid)).isEqualTo(caseNumber);
    assertThat(cases.opener(caseNumber)).isEqualTo(Decisions.SYSTEM);
    assertThat(process(caseNumber)).isWaitingAt("event_confirmationDue");

    TestInstitution suspended = world.qualified();
    jdbc.sql("update institution set suspended_on = ?, suspension_reason = 'Brud.' where id = ?").param(DAY)
        .param(suspended.id()).update();
    String frozen = AuthorisationWorld.authorised(world, suspended);
    assertThat(state(frozen)).isEqualTo(CaseState.SUSPENDED);
    world.complete(frozen, "userTask_decideSuspension", APPROVER, TestAnswers.suspensionDecision("lifted"));
    assertThat(institution(frozen).isAuthorised(DAY)).isTrue();

    TestInstitution lapsed = world.qualified();
    institutions.lapse(lapsed.id(), DAY, "Ikke fornyet.", false);
    String over = AuthorisationWorld.authorised(world, lapsed);
    assertThat(state(over)).isEqualTo(CaseState.AUTHORISATION_ENDED);
    assertThat(process(over)).isNull();
  }

  @Test
  void theDemosInstitutionsHaveTheirs() {
    assertThat(jdbc.sql("select i.id || ' ' || f.state from institution i join case_file f"
        + " on f.case_number = i.authorisation_case where i.authorisation_number < 910").query(String.class).list())
        .contains("nordsund AUTHORISED", "kattegat AUTHORISATION_ENDED").hasSize(9);
  }

  // --- beside the process

  @Test
  void mailDomainsAreKeptByTheResponsibleAndHoldForNewEmployees() throws Exception {
    TestInstitution institution = world.qualified();
    String path = "/camunda/api/microdata/institutions/" + institution.id();
    WebSession responsible = new WebSession(port).logIn(institution.responsible(), "demo");
    assertThat(responsible.send("PUT", path + "/mail-domains", "{\"domains\":\"ikke et domæne\"}").body())
        .contains("er ikke et domæne");
    assertThat(responsible.send("PUT", path + "/mail-domains", "{\"domains\":\"@Example.com, institut.dk\"}")
        .statusCode()).isEqualTo(200);
    assertThat(institutions.get(institution.id()).mailDomains()).isEqualTo("example.com, institut.dk");
    String asked = "{\"id\":\"%s\",\"name\":\"Ny Navn\",\"email\":\"%s\",\"employed\":%s}";
    assertThat(responsible.send("POST", path + "/people", asked.formatted(institution.id() + "x", "x@example.org",
        true)).body()).contains("i et af institutionens domæner: example.com, institut.dk");
    assertThat(responsible.send("POST", path + "/people", asked.formatted(institution.id() + "x",
        institution.id() + "x@example.org", false)).statusCode()).isEqualTo(200);
    assertThat(responsible.send("POST", path + "/people", asked.formatted(institution.id() + "y",
        institution.id() + "y@institut.dk", true)).statusCode()).isEqualTo(200);
  }

  /** I8: the Director General may let a consultancy have data of enterprises. */
  @Test
  void onlyAConsultancyIsGivenAnExemption() throws Exception {
    TestInstitution institution = world.qualified();
    String path = "/camunda/api/microdata/institutions/" + institution.id();
    WebSession approver = new WebSession(port).logIn(APPROVER, "demo");
    String reason = "{\"reason\":\"Arbejde for en styrelse.\"}";
    assertThat(approver.send("PUT", path + "/exemption", reason).statusCode()).isEqualTo(400);
    jdbc.sql("update institution set kind = 'CONSULTANCY' where id = ?").param(institution.id()).update();
    assertThat(institutions.get(institution.id()).mayHaveBusinessData()).isFalse();
    assertThat(approver.send("PUT", path + "/exemption", reason).statusCode()).isEqualTo(200);
    assertThat(institutions.get(institution.id()).mayHaveBusinessData()).isTrue();
    assertThat(approver.get(path).body()).contains("Arbejde for en styrelse.");
  }

  // --- words

  private String sent() {
    String caseNumber = AuthorisationWorld.draft(world, applicant);
    send(caseNumber, TestAnswers.authorisation(head));
    return caseNumber;
  }

  private String forSignature() {
    String caseNumber = sent();
    review(caseNumber, "approve");
    rule(caseNumber, "approved");
    return caseNumber;
  }

  private String granted() {
    return AuthorisationWorld.granted(world, applicant, head);
  }

  private void send(String caseNumber, Map<String, Object> answers) {
    world.complete(caseNumber, "userTask_completeAuthorisation", applicant, answers);
  }

  private void review(String caseNumber, String recommendation) {
    world.complete(caseNumber, "userTask_reviewAuthorisation", REVIEWER,
        TestAnswers.authorisationReview(recommendation));
  }

  private void rule(String caseNumber, String ruling) {
    world.complete(caseNumber, "userTask_approveAuthorisation", APPROVER, TestAnswers.ruling(ruling));
  }

  private void sign(String caseNumber, Map<String, Object> answers) {
    world.complete(caseNumber, "userTask_signAuthorisation", head, answers);
  }

  private void confirm(String caseNumber, Map<String, Object> answers) {
    world.complete(caseNumber, "userTask_confirmAuthorisation", head, answers);
  }

  private HttpResponse<String> suspend(TestInstitution institution) throws Exception {
    return new WebSession(port).logIn(BOTH, "demo").send("POST", "/camunda/api/microdata/institutions/"
        + institution.id() + "/suspension", "{\"reason\":\"Brud på reglerne.\"}");
  }

  private void decide(String task, String person, String ruling) {
    people.as(person, () -> {
      tasks.claim(task, person);
      forms.submitTaskForm(task, TestAnswers.ruling(ruling));
    });
  }

  private ProcessInstance process(String caseNumber) {
    return world.instance(caseNumber, process());
  }

  private CaseState state(String caseNumber) {
    return cases.get(caseNumber).state();
  }

  private Institution institution(String caseNumber) {
    return institutions.get(authorisations.get(caseNumber).institution());
  }

  private List<Associate> people(String caseNumber) {
    return institutions.people(institution(caseNumber).id());
  }

  private Associate person(String caseNumber, String id) {
    return people(caseNumber).stream().filter(associate -> associate.id().equals(id)).findFirst().orElseThrow();
  }

  private String nextDate(String caseNumber) {
    return (String) world.part(RuntimeService.class)
        .getVariable(process(caseNumber).getId(), "nextDate");
  }

  /** Runs all at the same moment. @return how many went through */
  private static int atOnce(Runnable... all) throws Exception {
    var threads = Executors.newFixedThreadPool(all.length);
    var start = new CyclicBarrier(all.length);
    var results = new ArrayList<Future<Boolean>>();
    for (Runnable runnable : all) {
      results.add(threads.submit(() -> {
        start.await();
        try {
          runnable.run();
          return true;
        } catch (RuntimeException refused) {
          return false;
        }
      }));
    }
    int through = 0;
    for (Future<Boolean> result : results) {
      through += result.get() ? 1 : 0;
    }
    threads.shutdown();
    return through;
  }
}
