package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.desk.work.Standstill;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.quarantine.Quarantine;
import dk.dst.microdata.facts.quarantine.Quarantines;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Choice;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.notice.Reminder;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.project.Project;
import dk.dst.microdata.schemes.project.ProjectDetails;
import dk.dst.microdata.schemes.project.Projects;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.SubscriptionWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class HandleBreachTest extends ModelTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private Cases cases;
  @Autowired
  private Quarantines quarantines;
  @Autowired
  private Institutions institutions;
  @Autowired
  private Projects projects;
  @Autowired
  private Forms forms;
  @Autowired
  private HistoryService history;
  @Autowired
  private List<Reminder> reminders;
  @Autowired
  private Standstill pause;

  private TestInstitution institution;
  private String user;

  @Override
  String process() {
    return "handle-breach";
  }

  @BeforeEach
  void anInstitution() {
    world.day(DAY);
    institution = world.qualified();
    user = institution.manager();
  }

  // --- the ways through

  @Test
  void aSeriousBreachIsExplainedGradedDecidedAndCarriedOut() {
    String number = BreachWorld.reported(world, institution, user);
    assertThat(world.task(number, "userTask_explainBreach")).hasCandidateUser(user);
    world.complete(number, "userTask_explainBreach", user, BreachWorld.explanation());
    traces.decided(number, Step.BREACH_EXPLANATION, 1, "explained",
        "Tabellen er slettet, og vi har gennemgået reglerne.", user);
    assertState(number, CaseState.BREACH_UNDER_REVIEW);

    assertThat(forms.view("grade-breach", number).get("matrix").toString())
        .contains("karantæne i 3 måneder", "lukket, til redegørelsen er godkendt", "sanktionsmatrice");
    BreachWorld.grade(world, number, "serious", true);
    traces.decided(number, Step.BREACH_GRADE, 1, "serious", "Begrundet vurdering.", REVIEWER);
    assertState(number, CaseState.BREACH_FOR_DECISION);

    assertThat(choices(number)).containsExactly("matrix-3", "own", "none");
    BreachWorld.sanction(world, number, "matrix-3");
    traces.decided(number, Step.SANCTION, 1, "byMatrix", "Begrundet afgørelse.", APPROVER);
    assertState(number, CaseState.BREACH_SANCTIONED);
    assertEndedAt(number, "endEvent_sanctioned");
    assertThat(letters(number, user)).anyMatch(letter -> letter.contains("til og med 31. maj 2027")
        && letter.contains("Begrundet afgørelse.") && letter.contains("Er du ikke enig"));
    assertThat(letters(number, institution.responsible())).anyMatch(letter -> letter.contains("lukket til og med"));
  }

  @Test
  void withoutAnExplanationItGoesOnWhenTheTimeIsOut() {
    String number = BreachWorld.reported(world, institution, user);
    assertThat(world.task(number, "userTask_explainBreach").getDueDate()).isInSameDayAs("2027-03-15");
    world.runJob(number, "event_explanationOverdue");
    traces.decided(number, Step.BREACH_EXPLANATION, 1, "unanswered", "Ikke besvaret inden fristen.", Decisions.SYSTEM);
    assertState(number, CaseState.BREACH_UNDER_REVIEW);
    refused(() -> BreachWorld.grade(world, number, "minor", true), "ikke givet nogen redegørelse");
    BreachWorld.grade(world, number, "minor", false);
    world.task(number, "userTask_decideSanction");
  }

  @Test
  void whatIsNoBreachEndsWithAReasonAndAccessOpensAgain() {
    var report = BreachWorld.user(world, institution, user);
    report.put("closeAtOnce", true);
    String number = BreachWorld.explain(world, institution, BreachWorld.report(world, REVIEWER, report));
    assertThat(closed(null, user)).isPresent();
    BreachWorld.grade(world, number, "noBreach", false);
    assertEndedAt(number, "endEvent_noBreach");
    assertState(number, CaseState.BREACH_NO_SANCTION);
    assertThat(closed(null, user)).isEmpty();
    assertThat(letters(number, user)).anyMatch(letter -> letter.contains("uden sanktion")
        && letter.contains("Begrundet vurdering."));
  }

  @Test
  void anExplanationIsAskedForAgainBeforeItIsGraded() {
    String number = BreachWorld.explained(world, institution, user);
    BreachWorld.grade(world, number, "explainAgain", false);
    assertState(number, CaseState.BREACH_REPORTED);
    assertThat(forms.view("explain-breach", number)).containsEntry("askedAgainReason", "Begrundet vurdering.");
    BreachWorld.explain(world, institution, number);
    traces.decided(number, Step.BREACH_EXPLANATION, 2, "explained",
        "Tabellen er slettet, og vi har gennemgået reglerne.", institution.responsible());
    world.task(number, "userTask_gradeBreach");
  }

  @Test
  void theApproverMayDecideThatNothingFollows() {
    String number = BreachWorld.graded(world, institution, user, "minor", true);
    BreachWorld.sanction(world, number, "none");
    assertEndedAt(number, "endEvent_noSanction");
    assertState(number, CaseState.BREACH_NO_SANCTION);
    traces.decided(number, Step.SANCTION, 1, "noSanction", "Begrundet afgørelse.", APPROVER);
    assertThat(closed(null, user)).isEmpty();
    String next = nextGraded("minor");
    assertThat(choices(next)).as("what was not sanctioned does not count").contains("matrix-closed");
  }

  @Test
  void aMinorBreachClosesUntilTheExplanationIsApproved() {
    String number = BreachWorld.awaitingExplanation(world, institution, user);
    assertThat(closed(null, user).orElseThrow().untilDay()).isNull();
    world.runJob(number, "event_explanationOverdue");
    world.complete(number, "userTask_approveExplanation", REVIEWER, BreachWorld.explanationApproval("notApproved"));
    assertThat(closed(null, user)).isPresent();
    BreachWorld.explain(world, institution, number);
    world.day(DAY.plusDays(20));
    world.complete(number, "userTask_approveExplanation", REVIEWER, BreachWorld.explanationApproval("approved"));
    assertEndedAt(number, "endEvent_explained");
    assertThat(closed(null, user)).isEmpty();
    assertThat(letters(number, user)).anyMatch(letter -> letter.contains("karantæne er ophørt"));
    traces.decided(number, Step.BREACH_EXPLANATION_APPROVAL, 3, "explanationApproved", "Begrundet stillingtagen.",
        REVIEWER);
  }

  @Test
  void whereTheExplanationIsApprovedAlreadyNothingIsClosed() {
    String number = BreachWorld.sanctioned(world, institution, user, "minor", true, "matrix-closed");
    assertEndedAt(number, "endEvent_sanctioned");
    assertThat(closed(null, user)).isEmpty();
    assertThat(choices(nextGraded("minor"))).as("but it counts").contains("matrix-1");
  }

  // --- who decides

  @Test
  void theApproverMayDeviateForAReason() {
    String number = BreachWorld.graded(world, institution, user, "serious", true);
    var own = BreachWorld.sanction("own");
    refused(() -> decide(number, own), "Sanktion");
    own.put("measure", "quarantine");
    refused(() -> decide(number, own), "Karantæne i måneder");
    own.put("months", 2);
    decide(number, own);
    traces.decided(number, Step.SANCTION, 1, "ownAssessment", "Begrundet afgørelse.", APPROVER);
    assertThat(closed(null, user).orElseThrow().untilDay()).isEqualTo(DAY.plusMonths(2));
  }

  @Test
  void aReprimandClosesNothing() {
    String number = BreachWorld.graded(world, institution, user, "minor", false);
    var own = BreachWorld.sanction("own");
    own.put("measure", "reprimand");
    decide(number, own);
    assertEndedAt(number, "endEvent_sanctioned");
    assertThat(closed(null, user)).isEmpty();
    assertThat(letters(number, user)).anyMatch(letter -> letter.contains("påtales"));
  }

  /** Nobody follows a matrix that has changed since they looked. */
  @Test
  void whatTheMatrixDoesNotSayIsNotFollowed() {
    String number = BreachWorld.graded(world, institution, user, "minor", false);
    String other = nextGraded("minor");
    BreachWorld.sanction(world, other, "matrix-closed");
    refused(() -> decide(number, BreachWorld.sanction("matrix-closed")), "Afgørelse");
    BreachWorld.sanction(world, number, "matrix-1");
    assertThat(jdbc.sql("select evidence from breach where case_number = ?").param(number).query(String.class).single())
        .contains("2. brud", "karantæne i 1 måned", other);
  }

  @Test
  void withTheThirdBreachTheInstitutionMayBeHitToo() {
    BreachWorld.sanctioned(world, institution, "a1", "minor", true, "matrix-closed");
    world.day(DAY.plusDays(1));
    BreachWorld.sanctioned(world, institution, "a2", "minor", true, "matrix-closed");
    String number = nextGraded("minor");
    assertThat(forms.view("decide-sanction", number)).containsEntry("institutionProposed", true)
        .containsEntry("mayTerminate", false);
    var answers = BreachWorld.sanction("matrix-closed");
    answers.put("terminates", true);
    refused(() -> decide(number, answers), "Opsigelse", "ikke mulighed");
    answers.remove("terminates");
    answers.put("institutionToo", true);
    decide(number, answers);
    assertThat(quarantines.ofInstitution(institution.id()).orElseThrow().untilDay())
        .isEqualTo(world.today().plusMonths(3));
    assertThat(closed(institution.authorisationNumber() * 100, institution.applicant())).isPresent();
  }

  @Test
  void theInstitutionIsNotHitBeforeTheThird() {
    String number = BreachWorld.graded(world, institution, user, "minor", true);
    var answers = BreachWorld.sanction("matrix-closed");
    answers.put("institutionToo", true);
    refused(() -> decide(number, answers), "Institutionen", "ingen karantæne");
  }

  @Test
  void theSecondSeriousBreachMayEndTheAuthorisation() {
    String authorisation = AuthorisationWorld.authorised(world, institution);
    BreachWorld.sanctioned(world, institution, user, "serious", true, "matrix-3");
    String number = nextGraded("serious");
    assertThat(forms.view("decide-sanction", number)).containsEntry("mayTerminate", true);
    var answers = BreachWorld.sanction("matrix-3");
    answers.put("terminates", true);
    decide(number, answers);
    assertThat(institutions.get(institution.id()).state(world.today())).isEqualTo(Institution.State.ENDED);
    world.runJob(authorisation, "serviceTask_endAuthorisation");
    assertState(authorisation, CaseState.AUTHORISATION_ENDED);
    assertThat(letters(number, institution.responsible())).anyMatch(letter -> letter.contains("aftalen er opsagt"));
  }

  // --- what is closed, from when until when

  @Test
  void aQuarantineOfAUserClosesTheirProjectsOnlyAndLiftsItself() {
    String projectCase = proposals.projectInForce(proposals.draft(institution), institution);
    String number = BreachWorld.sanctioned(world, institution, institution.applicant(), "serious", true, "matrix-3");
    assertThat(whyNot(projectCase, institution.applicant())).isEqualTo(
        "Adgangen er lukket af Danmarks Statistik til og med 31. maj 2027");
    assertThat(closed(null, institution.responsible())).isEmpty();
    remind();
    assertThat(traces.notices(number)).noneMatch(notice -> notice.startsWith("QUARANTINE_ENDED"));
    world.day(LocalDate.of(2027, 5, 31));
    assertThat(closed(null, institution.applicant())).isPresent();
    world.day(LocalDate.of(2027, 6, 1));
    assertThat(closed(null, institution.applicant())).isEmpty();
    remind();
    remind();
    assertThat(traces.notices(number)).filteredOn(notice -> notice.startsWith("QUARANTINE_ENDED"))
        .containsExactlyInAnyOrder("QUARANTINE_ENDED USER " + institution.applicant(),
            "QUARANTINE_ENDED USER " + institution.responsible());
  }

  @Test
  void aQuarantineOfAProjectClosesItForEverybodyAndItIsNotActive() {
    int project = institution.authorisationNumber() * 100;
    String number = BreachWorld.report(world, REVIEWER, BreachWorld.project(world, institution, project));
    BreachWorld.explain(world, institution, number);
    BreachWorld.grade(world, number, "serious", true);
    BreachWorld.sanction(world, number, "matrix-3");
    assertThat(closed(project, institution.signatory())).isPresent();
    assertThat(closed(project + 1, institution.signatory())).isEmpty();
    assertThat(active()).isEqualTo(4);
    world.day(LocalDate.of(2027, 6, 1));
    assertThat(active()).isEqualTo(5);
    assertThat(closed(project, institution.signatory())).isEmpty();
  }

  @Test
  void aLongerOneIsNotShortenedByALaterOne() {
    String first = BreachWorld.graded(world, institution, user, "serious", true);
    BreachWorld.sanction(world, first, "matrix-3");
    String second = nextGraded("minor");
    BreachWorld.sanction(world, second, "matrix-1");
    assertThat(closed(null, user).orElseThrow().caseNumber()).isEqualTo(first);
    world.day(LocalDate.of(2027, 5, 31));
    assertThat(closed(null, user)).isPresent();
  }

  @Test
  void accessClosedAtOnceOpensWhenTheExplanationIsApproved() {
    var report = BreachWorld.user(world, institution, user);
    report.put("closeAtOnce", true);
    String number = BreachWorld.explain(world, institution, BreachWorld.report(world, REVIEWER, report));
    BreachWorld.grade(world, number, "serious", true);
    assertThat(closed(null, user)).isEmpty();
    BreachWorld.sanction(world, number, "matrix-3");
    assertThat(closed(null, user).orElseThrow().untilDay()).isEqualTo(LocalDate.of(2027, 6, 1));
  }

  // --- what it blocks

  @Test
  void anInstitutionInQuarantineNeitherAppliesNorProposesUntilItEnds() {
    String draft = world.draft(institution);
    String proposal = proposals.draft(institution);
    institutionInQuarantine(3);
    refused(() -> world.draft(institution), "Institutionen er i karantæne til og med 31. maj 2027");
    refused(() -> proposals.draft(institution), "til og med 31. maj 2027");
    refused(() -> world.complete(draft, "userTask_completeApplication", institution.applicant(),
        TestAnswers.application(institution)), "venter imens");
    refused(() -> world.complete(proposal, "userTask_completeProposal", institution.applicant(),
        ProposalWorld.answers(institution)), "til og med 31. maj 2027");
    world.task(draft, "userTask_completeApplication");
    world.task(proposal, "userTask_completeProposal");

    world.day(LocalDate.of(2027, 6, 1));
    world.complete(draft, "userTask_completeApplication", institution.applicant(), TestAnswers.application(institution));
    world.runJob(draft, "serviceTask_checkEligibility");
    world.task(draft, "userTask_reviewApplication");
    world.complete(proposal, "userTask_completeProposal", institution.applicant(), ProposalWorld.answers(institution));
  }

  /** Of what is with FSE or to be signed: it waits where it is, may be returned or refused, and goes on when it is over. */
  @Test
  void nothingIsApprovedOrSignedForAnInstitutionInQuarantine() {
    String proposal = proposals.underReview(institution);
    String returned = proposals.underReview(institution);
    String agreed = proposals.forSignature(institution);
    String subscription = SubscriptionWorld.offered(world, institution);
    institutionInQuarantine(3);
    refused(() -> proposals.reviewed(proposal, "approved"), "31. maj 2027. Så længe kan indstillingen ikke godkendes."
        + " Den kan sendes retur eller afslås. Sagen venter imens");
    proposals.reviewed(returned, "returned");
    refused(() -> proposals.inForce(agreed, institution), "til og med 31. maj 2027");
    refused(() -> SubscriptionWorld.sign(world, institution, subscription), "Så længe kan der ikke underskrives");
    pause.sweep();
    for (String task : List.of(agreed + " userTask_signProposal", subscription + " userTask_signSubscription")) {
      assertThat(world.task(task.split(" ")[0], task.split(" ")[1]).getDueDate().toInstant())
          .as(task).isAfter(LocalDate.of(2027, 6, 1).atStartOfDay(EngineClock.DENMARK).toInstant());
    }

    world.day(LocalDate.of(2027, 6, 1));
    proposals.reviewed(proposal, "approved");
    proposals.inForce(agreed, institution);
    SubscriptionWorld.sign(world, institution, subscription);
  }

  @Test
  void deadlinesOfWhatWaitsAreMovedBehindTheQuarantineOnce() {
    String draft = world.draft(institution);
    String proposal = proposals.draft(institution);
    String open = world.draft(world.qualified());
    Date before = world.task(open, "userTask_completeApplication").getDueDate();
    institutionInQuarantine(3);
    pause.sweep();
    pause.sweep();
    Date sixtyDaysAfter = Date.from(LocalDate.of(2027, 7, 31).atTime(23, 59).atZone(EngineClock.DENMARK).toInstant());
    for (String task : List.of(draft + " userTask_completeApplication", proposal + " userTask_completeProposal")) {
      String number = task.split(" ")[0];
      assertThat(world.task(number, task.split(" ")[1]).getDueDate()).isEqualTo(sixtyDaysAfter);
      assertThat(world.job(number, "event_correctionExpired").getDuedate()).isEqualTo(sixtyDaysAfter);
    }
    assertThat(world.task(open, "userTask_completeApplication").getDueDate()).as("of others").isEqualTo(before);

    world.day(LocalDate.of(2027, 7, 1));
    pause.sweep();
    assertThat(world.task(draft, "userTask_completeApplication").getDueDate()).as("after its end").isEqualTo(
        sixtyDaysAfter);
  }

  @Test
  void anAdministratorsDeadlineWaitsToo() {
    String proposal = proposals.draft(institution);
    var answers = ProposalWorld.answers(institution);
    answers.put("sendTo", "administrator");
    world.complete(proposal, "userTask_completeProposal", institution.applicant(), answers);
    Date before = world.task(proposal, "userTask_submitProposal").getDueDate();
    BreachWorld.sanctioned(world, institution, institution.applicant(), "serious", true, "matrix-3");
    pause.sweep();
    assertThat(world.task(proposal, "userTask_submitProposal").getDueDate()).as("others may send it").isEqualTo(before);
    institutionInQuarantine(3);
    pause.sweep();
    assertThat(world.task(proposal, "userTask_submitProposal").getDueDate()).isAfter(before);
  }

  @Test
  void anApplicationSentBeforeIsFoundNotToMeetTheConditions() {
    String draft = world.draft(institution);
    world.complete(draft, "userTask_completeApplication", institution.applicant(), TestAnswers.application(institution));
    institutionInQuarantine(3);
    world.runJob(draft, "serviceTask_checkEligibility");
    world.task(draft, "userTask_completeApplication");
    assertThat(forms.view("complete-application", draft).get("returnReasons").toString())
        .contains("Institutionen er i karantæne til og med 31. maj 2027");
  }

  @Test
  void aPersonInQuarantineDoesNotApplyButTheirColleagueDoes() {
    BreachWorld.sanctioned(world, institution, institution.applicant(), "serious", true, "matrix-3");
    refused(() -> world.draft(institution), "Du er i karantæne til og med 31. maj 2027");
    world.start("apply-for-project-database", institution.manager(), TestAnswers.start());
  }

  @Test
  void aProjectInQuarantineIsNotResubmitted() {
    int number = Integer.parseInt(proposals.projectInForce(proposals.draft(institution), institution)
        .replace("PRO-", ""));
    String breach = BreachWorld.report(world, REVIEWER, BreachWorld.project(world, institution, number));
    BreachWorld.explain(world, institution, breach);
    BreachWorld.grade(world, breach, "serious", true);
    BreachWorld.sanction(world, breach, "matrix-3");
    refused(() -> world.start("resubmit-project", institution.applicant(), TestAnswers.of("projectNumber", number,
        "schemeAfter", "unchanged")), "Projekt " + number + " er i karantæne");
  }

  @Test
  void aManagerInQuarantineTakesNothingOutOfTheDatabase() {
    world.inOperation(institution);
    String proposal = proposals.subproject(institution);
    proposals.sent(proposal, institution, ProposalWorld.answers(institution, "BEF"));
    proposals.inForce(proposals.approved(proposal), institution);
    BreachWorld.sanctioned(world, institution, institution.manager(), "serious", true, "matrix-3");
    refused(() -> world.complete(proposal, "userTask_deliverFromDatabase", institution.manager(),
        ProposalWorld.extracted()), "Levering", "Adgangen er lukket af Danmarks Statistik til og med 31. maj 2027");
  }

  // --- helpers

  /** Another breach about the user the day after, explained and graded so. */
  private String nextGraded(String grade) {
    world.day(world.today().plusDays(1));
    return BreachWorld.graded(world, institution, user, grade, true);
  }

  private void institutionInQuarantine(int months) {
    String number = BreachWorld.institution(world, institution);
    assertThat(choices(number)).as("the matrix says nothing of the first").containsExactly("own", "none");
    BreachWorld.quarantine(world, number, months);
  }

  private void decide(String number, Map<String, Object> answers) {
    BreachWorld.decide(world, number, answers);
  }

  private List<String> choices(String number) {
    return ((List<?>) forms.view("decide-sanction", number).get("sanctionChoices")).stream()
        .map(choice -> ((Choice) choice).value()).toList();
  }

  private Optional<Quarantine> closed(Integer project, String person) {
    return quarantines.closing(institution.id(), project, person);
  }

  private String whyNot(String projectCase, String person) {
    return world.part(ProjectDetails.class).whyNot(projectCase, person);
  }

  private long active() {
    return projects.ofInstitution(institution.id()).stream().filter((Project project) ->
        project.isActive(world.today()))
        .count();
  }

  private void remind() {
    reminders.forEach(Reminder::run);
  }

  private List<String> letters(String number, String person) {
    return jdbc.sql("select body from notice where case_number = ? and person_id = ?").param(number).param(person)
        .query(String.class).list();
  }

  private void assertState(String number, CaseState state) {
    assertThat(cases.get(number).state()).isEqualTo(state);
  }

  private void assertEndedAt(String number, String end) {
    assertThat(world.instance(number, process())).isNull();
    assertThat(history.createHistoricActivityInstanceQuery().activityId(end).finished().list().stream()
        .map(activity -> history.createHistoricProcessInstanceQuery()
        .processInstanceId(activity.getProcessInstanceId())
            .singleResult().getBusinessKey())).contains(number);
  }

  private static void refused(ThrowingCallable what, String... parts) {
    assertThatThrownBy(what).satisfies(thrown -> {
      Throwable cause = thrown;
      while (!(cause instanceof InputRefused) && cause.getCause() != null) {
        cause = cause.getCause();
      }
      assertThat(cause).isInstanceOf(InputRefused.class).message().contains(parts);
    });
  }
}
