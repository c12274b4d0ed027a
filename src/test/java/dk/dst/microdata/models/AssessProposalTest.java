package dk.dst.microdata.models;

import static dk.dst.microdata.support.ProposalWorld.answers;
import static dk.dst.microdata.support.ProposalWorld.endorsed;
import static dk.dst.microdata.support.ProposalWorld.purchased;
import static dk.dst.microdata.support.ProposalWorld.reviewed;
import static dk.dst.microdata.support.ProposalWorld.submitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import dk.dst.microdata.ground.agreement.Agreements;
import dk.dst.microdata.ground.agreement.DrawnUp.Signature;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Today;
import dk.dst.microdata.support.World;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AssessProposalTest extends ModelTest {

  @Autowired
  private Forms forms;
  @Autowired
  private Cases cases;
  @Autowired
  private Decisions decisions;
  @Autowired
  private Agreements agreements;

  private TestInstitution institution;
  private String caseNumber;
  private ProcessInstance assessment;

  @Override
  String process() {
    return "assess-proposal";
  }

  @BeforeEach
  void aDraft() {
    institution = world.qualified();
    begin(proposals.draft(institution));
  }

  private void begin(String draft) {
    caseNumber = draft;
    assessment = world.instance(caseNumber, process());
  }

  @Test
  void waitsForWhoeverStartedIt() {
    assertThat(assessment).isWaitingAt("userTask_completeProposal");
    assertThat(world.task(caseNumber, "userTask_completeProposal")).isAssignedTo(institution.applicant());
  }

  @Test
  void sentDirectlyByWhoeverMay() {
    proposals.sent(caseNumber, institution, answers(institution));
    assertThat(assessment).isWaitingAt("userTask_reviewProposal").hasPassed("serviceTask_checkProposal");
    isIn(CaseState.PROPOSAL_UNDER_REVIEW);
  }

  @Test
  void sentByWayOfTheAdministrator() {
    var answers = answers(institution);
    answers.put("sendTo", "administrator");
    world.complete(caseNumber, "userTask_completeProposal", institution.applicant(), answers);
    isIn(CaseState.PROPOSAL_AT_ADMINISTRATOR);
    world.complete(caseNumber, "userTask_submitProposal", institution.manager(), submitted());
    assertThat(assessment).isWaitingAt("serviceTask_checkProposal");
    assertThat(decisions.find(caseNumber, Step.PROPOSAL_SUBMISSION, 1)).hasValueSatisfying(submission ->
        assertThat(submission.decidedBy()).isEqualTo(institution.manager()));
  }

  @Test
  void sentBackByTheAdministrator() {
    var answers = answers(institution);
    answers.put("sendTo", "administrator");
    world.complete(caseNumber, "userTask_completeProposal", institution.applicant(), answers);
    world.complete(caseNumber, "userTask_submitProposal", institution.manager(),
        TestAnswers.of("submission", "returned", "reason", "Uddyb formålet."));
    assertThat(assessment).isWaitingAt("userTask_completeProposal");
    isIn(CaseState.PROPOSAL_RETURNED);
    assertThat(traces.notices(caseNumber)).contains("PROPOSAL_RETURNED indsendelse 1 " + institution.applicant());
  }

  @Test
  void whatDoesNotMeetAConditionGoesBackWithReasons() {
    world.complete(caseNumber, "userTask_completeProposal", institution.applicant(), answers(institution));
    world.start("lapse-authorisation", "rikke",
        TestAnswers.lapse(institution.authorisationNumber(), Today.inDenmark()));
    world.runJob(caseNumber, "serviceTask_checkProposal");
    assertThat(assessment).isWaitingAt("userTask_completeProposal");
    isIn(CaseState.PROPOSAL_RETURNED);
    assertThat(traces.notices(caseNumber)).contains("PROPOSAL_RETURNED indsendelse 1 " + institution.applicant());
  }

  @Test
  void returnedByFse() {
    proposals.sent(caseNumber, institution, answers(institution));
    review("returned");
    assertThat(assessment).isWaitingAt("userTask_completeProposal");
    isIn(CaseState.PROPOSAL_RETURNED);
  }

  /** Whoever gets it again sees why it came back, too, until it comes back for something else. */
  @Test
  void whoGetsItAgainSeesWhyItCameBack() {
    proposals.sent(caseNumber, institution, answers(institution));
    assertThat(forms.view("review-proposal", caseNumber)).containsEntry("wasReturned", false);
    review("returned");
    proposals.sent(caseNumber, institution, answers(institution));
    assertThat(forms.view("review-proposal", caseNumber)).containsEntry("wasReturned", true);
    assertThat(forms.view("review-proposal", caseNumber).get("earlierReturn").toString()).contains("Begrundet.");
    proposals.approved(caseNumber);
    assertThat(forms.view("sign-proposal", caseNumber).get("earlierReturn").toString()).contains("Begrundet.");
  }

  @Test
  void refusedByFse() {
    proposals.sent(caseNumber, institution, answers(institution));
    review("refused");
    assertThat(assessment).isEnded().hasPassed("endEvent_refused");
    isIn(CaseState.PROPOSAL_NOT_APPROVED);
  }

  @Test
  void approvedWaitsForTheChosenSignatory() {
    proposals.sent(caseNumber, institution, answers(institution));
    proposals.approved(caseNumber);
    assertThat(world.task(caseNumber, "userTask_signProposal")).isAssignedTo(institution.signatory());
    isIn(CaseState.PROPOSAL_FOR_SIGNATURE);
  }

  @Test
  void notInForceWhereTheEndDateHasComeMeanwhile() {
    var answers = answers(institution);
    answers.put("endsOn", world.today().plusDays(10).toString());
    proposals.approved(proposals.sent(caseNumber, institution, answers));
    world.day(world.today().plusDays(10));
    proposals.inForce(caseNumber, institution);
    assertThat(assessment).isEnded().hasPassed("endEvent_notInForce");
    isIn(CaseState.PROPOSAL_NOT_APPROVED);
  }

  @Test
  void declinedGoesBack() {
    proposals.approved(proposals.sent(caseNumber, institution, answers(institution)));
    world.complete(caseNumber, "userTask_signProposal", institution.signatory(), TestAnswers.declined());
    assertThat(assessment).isWaitingAt("userTask_completeProposal");
  }

  @Test
  void notSignedInTimeLapses() {
    proposals.approved(proposals.sent(caseNumber, institution, answers(institution)));
    world.runJob(caseNumber, "event_signatureExpired");
    assertThat(assessment).isEnded().hasPassed("endEvent_notSigned");
    isIn(CaseState.PROPOSAL_NOT_APPROVED);
  }

  @Test
  void notSentInTimeLapses() {
    world.runJob(caseNumber, "event_correctionExpired");
    assertThat(assessment).isEnded().hasPassed("endEvent_lapsed");
    isIn(CaseState.PROPOSAL_NOT_APPROVED);
  }

  @Test
  void signedIsPutIntoForceAndDelivered() {
    proposals.inForce(proposals.approved(proposals.sent(caseNumber, institution, answers(institution))), institution);
    isIn(CaseState.PROPOSAL_IN_FORCE);
    assertThat(assessment).isWaitingAt("callActivity_deliverData");
    world.complete(caseNumber, "userTask_deliverPurchased", "rikke", purchased());
    assertThat(assessment).isEnded().hasPassed("endEvent_delivered");
  }

  @Test
  void cannotComeIntoForceWithoutAnAuthorisation() {
    proposals.approved(proposals.sent(caseNumber, institution, answers(institution)));
    world.complete(caseNumber, "userTask_signProposal", institution.signatory(), TestAnswers.signed());
    world.start("lapse-authorisation", "rikke",
        TestAnswers.lapse(institution.authorisationNumber(), Today.inDenmark()));
    world.runJob(caseNumber, "serviceTask_putIntoForce");
    assertThat(assessment).isEnded().hasPassed("endEvent_notInForce");
    isIn(CaseState.PROPOSAL_NOT_APPROVED);
  }

  @Test
  void takenBackByTheInstitution() {
    proposals.sent(caseNumber, institution, answers(institution));
    world.start("withdraw-application", institution.applicant(), TestAnswers.withdrawal(caseNumber));
    assertThat(assessment).isEnded().hasPassed("endEvent_withdrawn");
    isIn(CaseState.PROPOSAL_NOT_APPROVED);
  }

  @Test
  void aSubprojectIsSeenByTheManagersFirst() {
    world.inOperation(institution);
    begin(proposals.subproject(institution));
    world.complete(caseNumber, "userTask_completeProposal", institution.applicant(), answers(institution));
    isIn(CaseState.PROPOSAL_AT_MANAGERS);
    world.complete(caseNumber, "userTask_endorseProposal", institution.manager(), endorsed());
    assertThat(assessment).isWaitingAt("serviceTask_checkProposal");
  }

  @Test
  void theManagersMaySendASubprojectBack() {
    world.inOperation(institution);
    begin(proposals.subproject(institution));
    world.complete(caseNumber, "userTask_completeProposal", institution.applicant(), answers(institution));
    world.complete(caseNumber, "userTask_endorseProposal", institution.manager(),
        TestAnswers.of("answer", "returned", "remark", "Ligger uden for formålet."));
    assertThat(assessment).isWaitingAt("userTask_completeProposal");
    isIn(CaseState.PROPOSAL_RETURNED);
  }

  /** A database is founded by two people of FSE, and so is what it is to hold later. */
  @Test
  void twoPeopleDecideWhatADatabaseIsToHold() {
    content();
    assertThat(assessment).isWaitingAt("userTask_approveProposal").hasPassed("gateway_second");
    isIn(CaseState.PROPOSAL_UNDER_REVIEW);
    assertThat(traces.notices(caseNumber)).noneMatch(notice -> notice.startsWith("PROPOSAL_APPROVED"));
    assertThatThrownBy(() -> approve(World.BOTH, "approved")).hasMessageContaining("En anden må tage opgaven.");
    approve(World.APPROVER, "approved");
    assertThat(assessment).isWaitingAt("userTask_signProposal");
    isIn(CaseState.PROPOSAL_FOR_SIGNATURE);
    assertThat(agreements.of(caseNumber)).singleElement().satisfies(document ->
        assertThat(document.signatures()).extracting(Signature::signedBy).containsExactly(World.APPROVER));
  }

  @Test
  void theSecondMaySendBackWhatADatabaseIsToHold() {
    content();
    approve(World.APPROVER, "returned");
    assertThat(assessment).isWaitingAt("userTask_completeProposal");
    isIn(CaseState.PROPOSAL_RETURNED);
  }

  @Test
  void theSecondMayRefuseWhatADatabaseIsToHold() {
    content();
    approve(World.APPROVER, "refused");
    assertThat(assessment).isEnded().hasPassed("endEvent_refused");
    isIn(CaseState.PROPOSAL_NOT_APPROVED);
  }

  private void content() {
    begin(proposals.ofDatabase(institution, "BEF", "IND", "DOD"));
    proposals.reviewedBy(World.BOTH, caseNumber, "approved");
  }

  private void approve(String person, String ruling) {
    world.complete(caseNumber, "userTask_approveProposal", person, ProposalWorld.ruled(ruling));
  }

  private void review(String ruling) {
    String owner = world.task(caseNumber, "userTask_reviewProposal").getAssignee();
    world.complete(caseNumber, "userTask_reviewProposal", owner, reviewed(ruling));
  }

  private void isIn(CaseState state) {
    assertThat(cases.get(caseNumber).state()).isEqualTo(state);
  }
}
