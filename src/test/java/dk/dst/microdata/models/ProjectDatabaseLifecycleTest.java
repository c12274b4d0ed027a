package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.desk.casefile.StrandedCases;
import dk.dst.microdata.desk.replanning.Replanning;
import dk.dst.microdata.desk.work.Standstill;
import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.decision.Decision;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.application.LifecycleProcess;
import dk.dst.microdata.schemes.database.Shutdowns;
import dk.dst.microdata.support.Passed;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectDatabaseLifecycleTest extends ModelTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
  private static final LocalDate REVIEW = LocalDate.of(2027, 9, 1);
  private static final LocalDate END = LocalDate.of(2029, 3, 1);

  private TestInstitution institution;

  @Override
  String process() {
    return "project-database-lifecycle";
  }

  @BeforeEach
  void anInstitution() {
    world.day(DAY);
    institution = world.qualified();
  }

  // --- until the database is established

  @Test
  void aCaseGetsItsNumberAndBelongsToTheApplicantsInstitution() {
    String caseNumber = world.draft(institution);
    assertThat(caseNumber).matches("PDB-2027-\\d{3,}");
    ProcessInstance lifecycle = world.lifecycle(caseNumber);
    assertThat(lifecycle).isWaitingAt("callActivity_assessApplication");
    assertThat(lifecycle.getTenantId()).isEqualTo(institution.id());
    assertThat(world.instance(caseNumber, "assess-application").getTenantId()).isEqualTo(institution.id());
  }

  @Test
  void notApprovedEndsWithoutADatabase() {
    String caseNumber = world.forApproval(institution);
    ProcessInstance lifecycle = world.lifecycle(caseNumber);
    world.complete(caseNumber, "userTask_approveApplication", APPROVER, TestAnswers.ruling("refused"));
    assertThat(lifecycle).isEnded().satisfies(Passed.inOrder("callActivity_assessApplication", "gateway_approved",
        "endEvent_notApproved")).hasNotPassed("callActivity_signAgreement");
    assertThat(traces.state(caseNumber)).isEqualTo("REFUSED");
    assertThat(traces.hasDatabase(caseNumber)).isFalse();
  }

  @Test
  void declinedBySignatoryIsAssessedAgain() {
    String caseNumber = world.forSignature(institution);
    sign(caseNumber, TestAnswers.declined());
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_assessApplication").hasPassed("gateway_signed")
        .hasNotPassed("serviceTask_establishProjectDatabase");
    assertThat(traces.state(caseNumber)).isEqualTo("RETURNED");
    traces.decided(caseNumber, Step.SIGNATURE, 1, "declined", "Skal omformuleres.", institution.signatory());

    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(),
        TestAnswers.application(institution));
    world.runJob(caseNumber, "serviceTask_checkEligibility");
    world.complete(caseNumber, "userTask_reviewApplication", REVIEWER, TestAnswers.review("approve"));
    world.complete(caseNumber, "userTask_approveApplication", APPROVER, TestAnswers.ruling("approved"));
    sign(caseNumber, TestAnswers.signed());
    world.runJob(caseNumber, "serviceTask_establishProjectDatabase");
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached");
    traces.decided(caseNumber, Step.SIGNATURE, 2, "signed", "", institution.signatory());
    assertThat(traces.state(caseNumber)).isEqualTo("ESTABLISHED");
  }

  @Test
  void notSignedInTimeEndsWithoutADatabase() {
    String caseNumber = world.forSignature(institution);
    ProcessInstance lifecycle = world.lifecycle(caseNumber);
    world.day(DAY.plusDays(31));
    world.runJob(caseNumber, "event_signatureExpired");
    assertThat(lifecycle).isEnded().hasPassed("endEvent_signatureExpired")
        .hasNotPassed("serviceTask_establishProjectDatabase");
    assertThat(traces.state(caseNumber)).isEqualTo("LAPSED");
    traces.decided(caseNumber, Step.SIGNATURE, 1, "expired", "Ikke underskrevet inden fristen.", Decisions.SYSTEM);
    assertThat(traces.hasDatabase(caseNumber)).isFalse();
  }

  @Test
  void establishedForTwoYearsWithContentManagersAndOwner() {
    String caseNumber = world.inOperation(institution);
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached")
        .satisfies(Passed.inOrder("callActivity_assessApplication", "callActivity_signAgreement",
            "serviceTask_establishProjectDatabase", "serviceTask_planNextStep"));
    assertThat(traces.state(caseNumber)).isEqualTo("ESTABLISHED");
    assertThat(traces.status(caseNumber)).isEqualTo("IN_OPERATION");
    assertThat(traces.endsOn(caseNumber)).isEqualTo(END);
    assertThat(traces.reviewedOn(caseNumber)).isEqualTo(DAY);
    assertThat(traces.registers(caseNumber)).containsOnlyKeys("BEF", "IND", "UDDA", "AKM", "LPR_DIAG");
    assertThat(traces.managers(caseNumber)).containsOnlyKeys(institution.manager());
    assertThat(world.job(caseNumber, "event_nextDateReached").getDuedate()).isEqualTo("2028-09-02T00:00:00.000+02:00");
    assertThat(world.job(caseNumber, "startEvent_reviewDue").getDuedate()).isEqualTo("2027-09-01T00:00:00.000+02:00");
  }

  @Test
  void aConditionThatNoLongerHoldsWhenTheInstitutionSignsBringsTheCaseBackToFse() {
    String caseNumber = world.forSignature(institution);
    world.part(Associations.class).end(institution.id(), institution.manager());
    sign(caseNumber, TestAnswers.signed());
    assertAssessedAgain(caseNumber, "Managerne er ansat i institutionen: Ikke ansat i institutionen: ");
    traces.notDecided(caseNumber, Step.SIGNATURE);
  }

  @Test
  void nothingIsSignedWhileTheAuthorisationIsSuspendedAndTheDeadlineWaits() {
    String caseNumber = world.forSignature(institution);
    suspend();
    assertThatThrownBy(() -> sign(caseNumber, TestAnswers.signed())).isInstanceOf(InputRefused.class)
        .hasMessageContaining("er suspenderet. Så længe kan der ikke underskrives. Sagen venter imens");
    world.day(DAY.plusDays(20));
    world.part(Standstill.class).sweep();
    assertThat(world.task(caseNumber, "userTask_signAgreement").getDueDate().toInstant())
        .isEqualTo(DAY.plusDays(20 + 30).atTime(23, 59).atZone(EngineClock.DENMARK).toInstant());
    assertThat(world.job(caseNumber, "event_signatureExpired").getDuedate())
        .isEqualTo(world.task(caseNumber, "userTask_signAgreement").getDueDate());
    world.part(Institutions.class).lift(institution.id());
    sign(caseNumber, TestAnswers.signed());
    world.runJob(caseNumber, "serviceTask_establishProjectDatabase");
    assertThat(traces.status(caseNumber)).isEqualTo("IN_OPERATION");
  }

  @Test
  void whatIsSignedWaitsForTheEndOfASuspensionAndIsEstablishedThen() {
    String caseNumber = signed();
    suspend();
    world.runJob(caseNumber, "serviceTask_establishProjectDatabase");
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDay").hasPassed("gateway_established");
    assertThat(world.job(caseNumber, "event_nextDay").getDuedate().toInstant())
        .isEqualTo(DAY.plusDays(1).atStartOfDay(EngineClock.DENMARK).toInstant());
    assertThat(traces.hasDatabase(caseNumber)).isFalse();
    world.day(DAY.plusDays(1));
    world.runJob(caseNumber, "event_nextDay");
    world.runJob(caseNumber, "serviceTask_establishProjectDatabase");
    assertThat(world.lifecycle(caseNumber)).as("it still is").isWaitingAt("event_nextDay");
    assertThat(traces.notices(caseNumber)).contains("ESTABLISHMENT_WAITS indsendelse 1 " + institution.applicant(),
        "ESTABLISHMENT_WAITS indsendelse 1 " + institution.signatory()).doesNotHaveDuplicates();
    assertThat(world.part(StrandedCases.class).all()).extracting(StrandedCases.Stranded::caseNumber)
        .doesNotContain(caseNumber);

    world.part(Institutions.class).lift(institution.id());
    world.day(DAY.plusDays(2));
    world.runJob(caseNumber, "event_nextDay");
    world.runJob(caseNumber, "serviceTask_establishProjectDatabase");
    assertThat(traces.status(caseNumber)).isEqualTo("IN_OPERATION");
    assertThat(traces.endsOn(caseNumber)).as("counted from the day it came to be").isEqualTo(DAY.plusDays(2).plusYears(2));
    assertThat(world.part(Decisions.class).find(caseNumber, Step.SIGNATURE, 2)).as("signed once").isEmpty();
  }

  @Test
  void whatIsApprovedAgainIsSignedAgainAndEstablished() {
    String caseNumber = signed();
    Associations associations = world.part(Associations.class);
    associations.dismiss(institution.id(), institution.manager(), Role.ADMINISTRATOR);
    world.runJob(caseNumber, "serviceTask_establishProjectDatabase");
    assertAssessedAgain(caseNumber, "administrator");

    associations.appoint(institution.id(), institution.manager(), Role.ADMINISTRATOR);
    world.complete(caseNumber, "userTask_reviewApplication", REVIEWER, TestAnswers.review("approve"));
    world.complete(caseNumber, "userTask_approveApplication", APPROVER, TestAnswers.ruling("approved"));
    assertThat(world.lifecycle(caseNumber)).as("the first signature counts no more")
        .isWaitingAt("callActivity_signAgreement");
    sign(caseNumber, TestAnswers.signed());
    world.runJob(caseNumber, "serviceTask_establishProjectDatabase");
    assertThat(traces.status(caseNumber)).isEqualTo("IN_OPERATION");
    traces.decided(caseNumber, Step.SIGNATURE, 2, "signed", "", institution.signatory());
  }

  @Test
  void ofTwoApplicationsOnlyTheFirstGetsADatabase() {
    String first = world.forSignature(institution);
    String second = world.forSignature(institution);
    sign(first, TestAnswers.signed());
    sign(second, TestAnswers.signed());
    ProcessInstance lifecycle = world.lifecycle(second);
    world.runJob(first, "serviceTask_establishProjectDatabase");
    world.runJob(second, "serviceTask_establishProjectDatabase");
    assertThat(world.lifecycle(first)).isWaitingAt("event_nextDateReached");
    assertThat(lifecycle).hasNotPassed("subProcess_inOperation");
    assertAssessedAgain(second, "Ingen anden åben projektdatabase: Institutionen har allerede en åben projektdatabase,"
        + " sag " + first + ".");
  }

  @Test
  void anAuthorisationLapsedBeforeEstablishingMakesNoDatabase() {
    String caseNumber = signed();
    lapse();
    world.runJob(caseNumber, "serviceTask_establishProjectDatabase");
    assertAssessedAgain(caseNumber, "Institutionen er autoriseret: Autorisation nr. "
        + institution.authorisationNumber() + " bortfaldt 1. marts 2027.");
  }

  // --- in operation

  @Test
  void wokenTooEarlyItWaitsAgain() {
    String caseNumber = world.inOperation(institution);
    world.day(REVIEW.minusDays(1));
    world.runJob(caseNumber, "event_nextDateReached");
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached");
    assertThat(world.job(caseNumber, "event_nextDateReached").getDuedate()).isEqualTo("2028-09-02T00:00:00.000+02:00");
    world.runJob(caseNumber, "startEvent_reviewDue");
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextReviewReached")
        .hasNotPassed("callActivity_reviewUsage");
    assertThat(world.reviewTimer(caseNumber).getDuedate()).isEqualTo("2027-09-01T00:00:00.000+02:00");
  }

  @Test
  void aReviewIsHeldAndTheOperationGoesOn() {
    String caseNumber = reviewing();
    comment(caseNumber);
    world.complete(caseNumber, "userTask_decideUsage", REVIEWER, TestAnswers.usageDecision("continue"));
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached", "event_nextReviewReached")
        .satisfies(Passed.inOrder("startEvent_reviewDue", "callActivity_reviewUsage", "gateway_usageOutcome"));
    assertThat(world.reviewTimer(caseNumber).getDuedate()).isEqualTo("2028-03-01T00:00:00.000+01:00");
    world.day(LocalDate.of(2028, 3, 1));
    world.beginReview(caseNumber);
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_reviewUsage");
  }

  @Test
  void aReviewMayEndInShutdown() {
    String caseNumber = reviewing();
    comment(caseNumber);
    world.complete(caseNumber, "userTask_decideUsage", REVIEWER, TestAnswers.usageDecision("shutDown"));
    world.complete(caseNumber, "userTask_answerHearing", institution.manager(), TestAnswers.hearingAnswer());
    world.complete(caseNumber, "userTask_confirmMeasure", APPROVER, TestAnswers.usageDecision("shutDown"));
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_shutDownProjectDatabase")
        .satisfies(Passed.inOrder("callActivity_reviewUsage", "gateway_usageOutcome", "endEvent_shutDownDecided",
            "event_shutDownDecided"));
    assertEndsBecause(caseNumber, "USAGE_REVIEW");
  }

  @Test
  void theExtensionMovesTheEnd() {
    String caseNumber = world.inOperation(institution);
    world.day(END.minusDays(180));
    world.runJob(caseNumber, "event_nextDateReached");
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_decideExtension");
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), TestAnswers.extensionRequested());
    world.extend(institution, caseNumber);
    assertThat(traces.endsOn(caseNumber)).isEqualTo(END.plusYears(2));
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached")
        .satisfies(Passed.inOrder("callActivity_decideExtension", "serviceTask_planNextStep", "gateway_nextStep"));
  }

  @Test
  void theEndComesBeforeEverythingElseOnceItIsSettled() {
    String caseNumber = world.inOperation(institution);
    world.day(END.plusDays(3)); // nothing has run for years: the managers are asked before anything ends
    world.runJob(caseNumber, "event_nextDateReached");
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_decideExtension");
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), TestAnswers.extensionNotRequested());
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_shutDownProjectDatabase")
        .hasNotPassed("callActivity_reviewUsage");
    assertEndsBecause(caseNumber, "TERM_ENDED");
  }

  /** FSE lets a review lie: the question is put on its day all the same, and 30 days from it hold. */
  @Test
  void neitherTheQuestionNorTheEndWaitsForAReviewThatIsOpen() {
    String caseNumber = reviewing();
    world.day(END.minusDays(180));
    world.runJob(caseNumber, "event_nextDateReached");
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_decideExtension", "callActivity_reviewUsage");
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), TestAnswers.extensionNotRequested());
    ProcessInstance review = world.instance(caseNumber, "review-usage");
    world.day(END);
    world.runJob(caseNumber, "event_nextDateReached");
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_shutDownProjectDatabase")
        .hasPassed("endEvent_operationEnded");
    assertThat(review).isEnded();
    assertEndsBecause(caseNumber, "TERM_ENDED");
    traces.decided(caseNumber, Step.USAGE_REVIEW, 1, "stopped",
        "Driften af projektdatabasen ophørte, mens gennemgangen stod på.", Decisions.SYSTEM);
  }

  @Test
  void howeverLateTheQuestionIsPutThereAreThirtyDaysForIt() {
    String caseNumber = reviewing();
    world.day(END.plusDays(90));
    world.runJob(caseNumber, "event_nextDateReached");
    for (String deadline : List.of("event_extensionUnanswered", "event_extensionUndecided")) {
      assertThat(world.job(caseNumber, deadline).getDuedate().toInstant()).as("30 days from the question: " + deadline)
          .isAfterOrEqualTo(END.plusDays(90 + 30).atStartOfDay(EngineClock.DENMARK).toInstant());
    }
  }

  @Test
  void whatIsFrozenIsNotReviewedUntilItIsExtended() {
    String caseNumber = world.inOperation(institution);
    world.day(END.minusDays(10));
    world.runJob(caseNumber, "event_nextDateReached");
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), TestAnswers.extensionRequested());
    world.day(END.plusDays(1));
    world.runJob(caseNumber, "startEvent_reviewDue");
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextReviewReached");
    world.extend(institution, caseNumber);
    world.part(Replanning.class).replan();
    assertThat(world.reviewTimer(caseNumber).getDuedate().toInstant()).as("it is overdue")
        .isEqualTo(world.today().atStartOfDay(EngineClock.DENMARK).toInstant());
    world.beginReview(caseNumber);
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached", "callActivity_reviewUsage");
  }

  @Test
  void anExtensionThatIsNotDecidedInTimeEndsTheDatabaseNinetyDaysAfterItsTerm() {
    String caseNumber = world.inOperation(institution);
    world.day(END.minusDays(100));
    world.runJob(caseNumber, "event_nextDateReached");
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), TestAnswers.extensionRequested());
    assertThat(world.job(caseNumber, "event_extensionUndecided").getDuedate().toInstant())
        .isEqualTo(END.plusDays(91).atStartOfDay(EngineClock.DENMARK).toInstant());
    world.day(END.plusDays(91));
    world.runJob(caseNumber, "event_extensionUndecided");
    assertEndsBecause(caseNumber, "TERM_ENDED");
  }

  @Test
  void noticeEndsTheOperationWhileItWaits() {
    String caseNumber = world.inOperation(institution);
    notice();
    assertStoppedBy(caseNumber, "subProcess_noticeGiven", "NOTICE");
  }

  @Test
  void noticeEndsTheOperationDuringAReview() {
    String caseNumber = reviewing();
    ProcessInstance review = world.instance(caseNumber, "review-usage");
    notice();
    assertThat(review).isEnded().hasNotPassed("userTask_decideUsage");
    assertStoppedBy(caseNumber, "subProcess_noticeGiven", "NOTICE");
  }

  @Test
  void noticeEndsTheOperationWhileAnExtensionIsAskedFor() {
    String caseNumber = world.inOperation(institution);
    world.day(END.minusDays(180));
    world.runJob(caseNumber, "event_nextDateReached");
    notice();
    assertStoppedBy(caseNumber, "subProcess_noticeGiven", "NOTICE");
  }

  @Test
  void aLostAuthorisationEndsTheOperationWhileItWaits() {
    String caseNumber = world.inOperation(institution);
    lapse();
    assertStoppedBy(caseNumber, "subProcess_authorisationLost", "AUTHORISATION_LOST");
  }

  @Test
  void aLostAuthorisationEndsTheOperationDuringAReview() {
    String caseNumber = reviewing();
    comment(caseNumber);
    ProcessInstance review = world.instance(caseNumber, "review-usage");
    assertThat(review).isWaitingAt("userTask_decideUsage");
    lapse();
    assertThat(review).isEnded().hasNotPassed("serviceTask_recordUsageDecision");
    assertStoppedBy(caseNumber, "subProcess_authorisationLost", "AUTHORISATION_LOST");
  }

  @Test
  void deletedIsTheEndOfTheCase() {
    String caseNumber = world.inOperation(institution);
    ProcessInstance lifecycle = world.lifecycle(caseNumber);
    notice();
    world.accessEnded(caseNumber);
    world.deleted(institution, caseNumber);
    world.complete(caseNumber, "userTask_confirmShutdown", APPROVER, TestAnswers.shutdownConfirmed("closed"));
    assertThat(lifecycle).isEnded()
        .satisfies(Passed.inOrder("callActivity_shutDownProjectDatabase", "endEvent_closed"));
    assertThat(traces.status(caseNumber)).isEqualTo("CLOSED");
  }

  @Test
  void fseStopsTheOperationWhileItWaits() {
    String caseNumber = world.inOperation(institution);
    world.part(Shutdowns.class).begin(caseNumber, Shutdowns.Cause.MANAGERS_MISSING);
    world.part(LifecycleProcess.class).operationStopped(caseNumber);
    assertStoppedBy(caseNumber, "subProcess_operationStopped", "MANAGERS_MISSING");
  }

  @Test
  void anUndoneShutdownGoesOnInOperation() {
    String caseNumber = world.inOperation(institution);
    notice();
    world.runJob(caseNumber, "serviceTask_endAccess");
    world.start("undo-shutdown", APPROVER, TestAnswers.undo(caseNumber));
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached").hasPassed("gateway_shutDown")
        .hasNotPassed("endEvent_closed");
  }

  private String signed() {
    String caseNumber = world.forSignature(institution);
    sign(caseNumber, TestAnswers.signed());
    return caseNumber;
  }

  /** It is FSE's in a second round, and the applicant and the signatory know why. */
  private void assertAssessedAgain(String caseNumber, String reason) {
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_assessApplication");
    assertThat(world.instance(caseNumber, "assess-application")).isWaitingAt("userTask_reviewApplication");
    assertThat(traces.state(caseNumber)).isEqualTo("UNDER_REVIEW");
    assertThat(traces.hasDatabase(caseNumber)).isFalse();
    Decision decision = world.part(Decisions.class).find(caseNumber, Step.ELIGIBILITY, 2).orElseThrow();
    assertThat(decision.outcome()).isEqualTo("notMet");
    assertThat(decision.reason()).contains(reason);
    assertThat(traces.notices(caseNumber)).contains("ASSESSED_AGAIN runde 2 " + institution.applicant(),
        "ASSESSED_AGAIN runde 2 " + institution.signatory());
  }

  private void suspend() {
    world.part(Institutions.class).suspend(institution.id(), LocalDate.now(clock), "Undersøges.");
  }

  /** In operation, with the first review's comment asked for. */
  private String reviewing() {
    String caseNumber = world.inOperation(institution);
    world.day(REVIEW);
    world.beginReview(caseNumber);
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("event_nextDateReached", "callActivity_reviewUsage");
    return caseNumber;
  }

  private void sign(String caseNumber, Map<String, Object> answers) {
    world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), answers);
  }

  private void comment(String caseNumber) {
    world.complete(caseNumber, "userTask_commentUsage", institution.manager(), TestAnswers.usageComment());
  }

  private void notice() {
    world.start("give-notice", institution.manager(), TestAnswers.notice());
  }

  private void lapse() {
    world.start("lapse-authorisation", REVIEWER,
        TestAnswers.lapse(institution.authorisationNumber(), LocalDate.now(clock)));
  }

  private void assertStoppedBy(String caseNumber, String subProcess, String cause) {
    assertThat(world.lifecycle(caseNumber)).isWaitingAt("callActivity_shutDownProjectDatabase").hasPassed(subProcess)
        .hasNotPassed("endEvent_operationEnded");
    assertThat(world.openTask(caseNumber)).isNull();
    assertEndsBecause(caseNumber, cause);
  }

  private void assertEndsBecause(String caseNumber, String cause) {
    String today = LocalDate.now(clock).toString();
    assertThat(traces.status(caseNumber)).isEqualTo("IN_OPERATION");
    world.accessEnded(caseNumber);
    world.task(caseNumber, "userTask_instructDeletion");
    assertThat(traces.status(caseNumber)).isEqualTo("CLOSING");
    assertThat(traces.managers(caseNumber)).containsEntry(institution.manager(), LocalDate.now(clock));
    assertThat(traces.shutdown(caseNumber)).singleElement().satisfies(row -> assertThat(row)
        .containsEntry("cause", cause).containsEntry("started_on", today).containsEntry("access_ended_on", today));
  }
}
