package dk.dst.microdata.models;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.application.ApplicationForm;
import dk.dst.microdata.schemes.application.Condition;
import dk.dst.microdata.support.Passed;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

class AssessApplicationTest extends ModelTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

  @Autowired
  private ApplicationForm form;

  private TestInstitution institution;

  @Override
  String process() {
    return "assess-application";
  }

  @BeforeEach
  void aDay() {
    world.day(DAY);
    institution = world.qualified();
  }

  // --- the conditions

  @Test
  void aNewCaseWaitsForTheApplicant() {
    String caseNumber = world.draft(institution);
    assertThat(assessment(caseNumber)).isWaitingAt("userTask_completeApplication");
    assertThat(world.task(caseNumber, "userTask_completeApplication")).isAssignedTo(institution.applicant());
    assertThat(traces.state(caseNumber)).isEqualTo("DRAFT");
    assertThat(form.show(caseNumber)).containsEntry("isReturned", false);
  }

  @Test
  void eligibleGoesToTheReviewer() {
    String caseNumber = world.underReview(institution);
    assertThat(assessment(caseNumber)).isWaitingAt("userTask_reviewApplication")
        .satisfies(Passed.inOrder("userTask_completeApplication", "serviceTask_submitApplication",
            "serviceTask_checkEligibility", "gateway_eligible"))
        .hasNotPassed("userTask_reviewApplication", "userTask_approveApplication");
    assertThat(world.task(caseNumber, "userTask_reviewApplication")).isNotAssigned()
        .hasCandidateGroup("fse-reviewers");
    assertThat(traces.state(caseNumber)).isEqualTo("UNDER_REVIEW");
    traces.decided(caseNumber, Step.SUBMISSION, 1, "submitted", "", institution.applicant());
    traces.decided(caseNumber, Step.ELIGIBILITY, 1, "met", "", Decisions.SYSTEM);
  }

  @Test
  void notEligibleGoesBackWithTheReasons() {
    institution = world.institution(4);
    String caseNumber = world.underReview(institution);
    assertThat(assessment(caseNumber)).isWaitingAt("userTask_completeApplication")
        .satisfies(Passed.inOrder("serviceTask_checkEligibility", "gateway_eligible"))
        .hasNotPassed("userTask_reviewApplication");
    assertThat(traces.state(caseNumber)).isEqualTo("RETURNED");
    traces.decided(caseNumber, Step.ELIGIBILITY, 1, "notMet", "Se de betingelser, der ikke er opfyldt.",
        Decisions.SYSTEM);
    assertThat(form.show(caseNumber)).containsEntry("isReturned", true);
    assertThat(returnReasons(caseNumber)).singleElement().satisfies(reason -> {
      assertThat(reason).containsEntry("what", Condition.FIVE_ACTIVE_PROJECTS.danish());
      assertThat(reason.get("why")).contains("4 aktive projekter", Condition.FIVE_ACTIVE_PROJECTS.source());
    });
  }

  @Test
  void correctedAndSentAgainIsCheckedAgain() {
    institution = world.institution(4);
    String caseNumber = world.underReview(institution);
    world.project(institution, institution.authorisationNumber() * 100 + 50, DAY.minusDays(1), DAY.plusYears(5));
    send(caseNumber);
    assertThat(assessment(caseNumber)).isWaitingAt("userTask_reviewApplication");
    assertThat(traces.state(caseNumber)).isEqualTo("UNDER_REVIEW");
    assertThat(traces.submission(caseNumber)).isEqualTo(2);
    traces.decided(caseNumber, Step.ELIGIBILITY, 2, "met", "", Decisions.SYSTEM);
    assertThat(returnReasons(caseNumber)).isEmpty();
  }

  // --- the reviewer

  @Test
  void recommendedForApprovalGoesToTheApprover() {
    String caseNumber = world.underReview(institution);
    review(caseNumber, "approve");
    assertThat(assessment(caseNumber)).isWaitingAt("userTask_approveApplication")
        .satisfies(Passed.inOrder("userTask_reviewApplication", "serviceTask_recordReview", "gateway_recommendation"));
    assertThat(world.task(caseNumber, "userTask_approveApplication")).hasCandidateGroup("fse-approvers");
    assertThat(traces.state(caseNumber)).isEqualTo("FOR_APPROVAL");
    traces.decided(caseNumber, Step.REVIEW, 1, "approve", "Begrundet indstilling.", REVIEWER);
  }

  @Test
  void recommendedForRefusalIsStillForTheApproverToDecide() {
    String caseNumber = world.underReview(institution);
    review(caseNumber, "refuse");
    assertThat(assessment(caseNumber)).isWaitingAt("userTask_approveApplication");
    assertThat(traces.state(caseNumber)).isEqualTo("FOR_APPROVAL");
    traces.decided(caseNumber, Step.REVIEW, 1, "refuse", "Begrundet indstilling.", REVIEWER);
    rule(caseNumber, "approved");
    traces.decided(caseNumber, Step.APPROVAL, 1, "approved", "Begrundet afgørelse.", APPROVER);
  }

  @Test
  void returnedByTheReviewerGoesBackWithTheReason() {
    String caseNumber = world.underReview(institution);
    review(caseNumber, "return");
    assertThat(assessment(caseNumber)).isWaitingAt("userTask_completeApplication")
        .hasPassed("serviceTask_recordReview").hasNotPassed("userTask_approveApplication");
    assertThat(traces.state(caseNumber)).isEqualTo("RETURNED");
    traces.decided(caseNumber, Step.REVIEW, 1, "return", "Begrundet indstilling.", REVIEWER);
    assertThat(returnReasons(caseNumber)).extracting(reason -> reason.get("why"))
        .containsExactly("Begrundet indstilling.");
  }

  @Test
  void returnedByTheReviewerAndSentAgainIsReviewedAgain() {
    String caseNumber = world.underReview(institution);
    review(caseNumber, "return");
    send(caseNumber);
    review(caseNumber, "approve");
    assertThat(assessment(caseNumber)).isWaitingAt("userTask_approveApplication");
    traces.decided(caseNumber, Step.REVIEW, 2, "approve", "Begrundet indstilling.", REVIEWER);
  }

  @Test
  void returnedByTheApproverAndSentAgainMayBeReviewedOtherwise() {
    String caseNumber = world.forApproval(institution);
    rule(caseNumber, "returned");
    send(caseNumber);
    review(caseNumber, "refuse");
    assertThat(assessment(caseNumber)).isWaitingAt("userTask_approveApplication");
    traces.decided(caseNumber, Step.REVIEW, 2, "refuse", "Begrundet indstilling.", REVIEWER);
  }

  @Test
  void aSecondReviewNeedsItsOwnRecommendation() {
    String caseNumber = world.underReview(institution);
    review(caseNumber, "return");
    send(caseNumber);
    assertThatThrownBy(() -> world.complete(caseNumber, "userTask_reviewApplication", REVIEWER,
        TestAnswers.of("reason", "Begrundet indstilling."))).isInstanceOf(InputRefused.class)
        .hasMessageContaining("Indstilling");
    assertThat(traces.state(caseNumber)).isEqualTo("UNDER_REVIEW");
  }

  // --- the approver

  @Test
  void approvedEndsTheAssessment() {
    String caseNumber = world.forApproval(institution);
    ProcessInstance assessment = assessment(caseNumber);
    rule(caseNumber, "approved");
    assertThat(assessment).isEnded()
        .satisfies(Passed.inOrder("userTask_approveApplication", "serviceTask_recordApproval",
        "gateway_decision", "endEvent_approved"));
    assertThat(traces.state(caseNumber)).isEqualTo("FOR_SIGNATURE");
    traces.decided(caseNumber, Step.APPROVAL, 1, "approved", "Begrundet afgørelse.", APPROVER);
  }

  @Test
  void whoeverIsNextIsToldOfEachRound() {
    String caseNumber = world.underReview(institution);
    review(caseNumber, "return");
    send(caseNumber);
    review(caseNumber, "approve");
    rule(caseNumber, "approved");
    world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), TestAnswers.declined());
    assertThat(traces.notices(caseNumber)).contains("RETURNED indsendelse 1 " + institution.applicant(),
        "APPROVED indsendelse 2 " + institution.applicant(), "APPROVED indsendelse 2 " + institution.signatory(),
        "RETURNED indsendelse 2 " + institution.applicant());
  }

  /** Who is a manager no more when FSE is about to say yes, keeps it from being said, but not from being refused. */
  @Test
  void whatDoesNotHoldTodayIsNeitherRecommendedNorApproved() {
    String recommended = world.underReview(institution);
    String approved = world.forApproval(institution);
    world.part(Associations.class).end(institution.id(), institution.manager());
    assertThatThrownBy(() -> review(recommended, "approve")).hasStackTraceContaining("kan ikke indstilles til"
        + " godkendelse i dag:\nManagerne er ansat i institutionen: Ikke ansat i institutionen: ");
    assertThatThrownBy(() -> rule(approved, "approved")).hasStackTraceContaining("kan ikke godkendes i dag:\nManagerne"
        + " er ansat i institutionen: Ikke ansat i institutionen: ");
    review(recommended, "refuse");
    assertThat(traces.state(recommended)).isEqualTo("FOR_APPROVAL");
    rule(approved, "refused");
    assertThat(traces.state(approved)).isEqualTo("REFUSED");
  }

  @Test
  void whatComesBackFromTheSignatureBeginsAtFseAndReturnedByItAtTheApplicant() {
    String caseNumber = world.forSignature(institution);
    world.part(Associations.class).end(institution.id(), institution.manager());
    world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), TestAnswers.signed());
    assertThat(assessment(caseNumber)).isWaitingAt("userTask_reviewApplication")
        .hasNotPassed("userTask_completeApplication");
    review(caseNumber, "return");
    assertThat(world.task(caseNumber, "userTask_completeApplication").getAssignee()).isEqualTo(institution.applicant());
  }

  @Test
  void refusedEndsTheCase() {
    String caseNumber = world.forApproval(institution);
    ProcessInstance assessment = assessment(caseNumber);
    rule(caseNumber, "refused");
    assertThat(assessment).isEnded().hasPassed("endEvent_refused").hasNotPassed("endEvent_approved");
    assertThat(traces.state(caseNumber)).isEqualTo("REFUSED");
    traces.decided(caseNumber, Step.APPROVAL, 1, "refused", "Begrundet afgørelse.", APPROVER);
  }

  @Test
  void returnedByTheApproverGoesBackWithTheReason() {
    String caseNumber = world.forApproval(institution);
    rule(caseNumber, "returned");
    assertThat(assessment(caseNumber)).isWaitingAt("userTask_completeApplication")
        .hasNotPassed("endEvent_approved", "endEvent_refused");
    assertThat(traces.state(caseNumber)).isEqualTo("RETURNED");
    traces.decided(caseNumber, Step.APPROVAL, 1, "returned", "Begrundet afgørelse.", APPROVER);
    assertThat(returnReasons(caseNumber)).extracting(reason -> reason.get("why"))
        .containsExactly("Begrundet afgørelse.");
  }

  // --- the deadline

  @Test
  void anApplicationThatIsNotSentInTimeLapses() {
    String caseNumber = world.draft(institution);
    ProcessInstance assessment = assessment(caseNumber);
    world.day(DAY.plusDays(61));
    world.runJob(caseNumber, "event_correctionExpired");
    assertThat(assessment).isEnded().satisfies(Passed.inOrder("event_correctionExpired", "serviceTask_recordLapse",
        "endEvent_lapsed")).hasNotPassed("serviceTask_submitApplication");
    assertThat(traces.state(caseNumber)).isEqualTo("LAPSED");
    traces.decided(caseNumber, Step.CORRECTION_LAPSE, 1, "lapsed", "Ikke sendt inden fristen.", Decisions.SYSTEM);
  }

  @Test
  void theDeadlineIsTheLastMinuteOfTheSixtiethDay() {
    String caseNumber = world.draft(institution);
    assertThat(world.job(caseNumber, "event_correctionExpired").getDuedate())
        .isEqualTo("2027-04-30T23:59:00.000+02:00")
        .isEqualTo(world.task(caseNumber, "userTask_completeApplication").getDueDate());
  }

  @Test
  void aCorrectionThatIsNotSentInTimeLapses() {
    String caseNumber = world.underReview(institution);
    review(caseNumber, "return");
    ProcessInstance assessment = assessment(caseNumber);
    world.runJob(caseNumber, "event_correctionExpired");
    assertThat(assessment).isEnded().hasPassed("endEvent_lapsed");
    assertThat(traces.state(caseNumber)).isEqualTo("LAPSED");
  }

  // --- withdrawal

  @ParameterizedTest
  @MethodSource("waitingPlaces")
  void canBeWithdrawnWhereverItWaits(Function<TestInstitution, String> bringThere) {
    String caseNumber = bringThere.apply(institution);
    ProcessInstance assessment = assessment(caseNumber);
    world.start("withdraw-application", institution.applicant(), TestAnswers.withdrawal(caseNumber));
    assertThat(assessment).isEnded()
        .satisfies(Passed.inOrder("startEvent_applicationWithdrawn", "serviceTask_recordWithdrawal",
        "endEvent_withdrawn"));
    assertThat(world.lifecycle(caseNumber)).isNull();
    assertThat(world.openTask(caseNumber)).isNull();
    assertThat(traces.state(caseNumber)).isEqualTo("WITHDRAWN");
    traces.decided(caseNumber, Step.WITHDRAWAL, 1, "withdrawn", "Ikke længere behov.", institution.applicant());
  }

  Stream<Named<Function<TestInstitution, String>>> waitingPlaces() {
    return Stream.of(
        Named.of("as a draft", where -> world.draft(where)),
        Named.of("before the check", where -> {
          String caseNumber = world.draft(where);
          world.complete(caseNumber, "userTask_completeApplication", where.applicant(), TestAnswers.application(where));
          return caseNumber;
        }),
        Named.of("returned", where -> {
          String caseNumber = world.underReview(where);
          review(caseNumber, "return");
          return caseNumber;
        }),
        Named.of("under review", where -> world.underReview(where)),
        Named.of("for approval", where -> world.forApproval(where)));
  }

  @Test
  void cannotBeWithdrawnAfterTheDecision() {
    String caseNumber = world.forSignature(institution);
    assertThatThrownBy(() -> world.start("withdraw-application", institution.applicant(),
        TestAnswers.withdrawal(caseNumber))).isInstanceOf(InputRefused.class)
        .hasMessageContaining("kan ikke trække ansøgningen tilbage");
    world.task(caseNumber, "userTask_signAgreement");
    assertThat(traces.state(caseNumber)).isEqualTo("FOR_SIGNATURE");
    traces.notDecided(caseNumber, Step.WITHDRAWAL);
  }

  private ProcessInstance assessment(String caseNumber) {
    return world.instance(caseNumber, "assess-application");
  }

  private void send(String caseNumber) {
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(),
        TestAnswers.application(institution));
    world.runJob(caseNumber, "serviceTask_checkEligibility");
  }

  private void review(String caseNumber, String recommendation) {
    world.complete(caseNumber, "userTask_reviewApplication", REVIEWER, TestAnswers.review(recommendation));
  }

  private void rule(String caseNumber, String ruling) {
    world.complete(caseNumber, "userTask_approveApplication", APPROVER, TestAnswers.ruling(ruling));
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, String>> returnReasons(String caseNumber) {
    return (List<Map<String, String>>) form.show(caseNumber).get("returnReasons");
  }
}
