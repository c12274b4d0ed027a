package dk.dst.microdata.twice;

import static dk.dst.microdata.support.World.APPROVER;
import static dk.dst.microdata.support.World.BOTH;
import static dk.dst.microdata.support.World.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.authorisation.Suspensions;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.SubscriptionWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Today;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A step may be asked for again: by the engine after a failure, or by somebody who clicks twice. Every delegate is run
 * twice with the same execution, and what our tables say after the first run, they say after the second.
 */
@TestInstance(Lifecycle.PER_CLASS)
class DelegatesTwiceTest extends EngineTest {

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
  private static final LocalDate END = LocalDate.of(2029, 3, 1);

  /** Leave our tables as they are, even the first time. */
  private static final Set<String> WRITE_NOTHING = Set.of("recordWithdrawalDelegate", "planNextStepDelegate", "openManagerChangeDelegate",
      "planProjectStepDelegate", "planConfirmationDelegate");
  /** Refuse the second time, with a message for the person who asks. */
  private static final Set<String> REFUSE_THE_SECOND_TIME =
      Set.of("openCaseDelegate", "withdrawApplicationDelegate", "giveNoticeDelegate", "lapseAuthorisationDelegate",
          "requestProjectClosingDelegate", "openAuthorisationDelegate",
          "undoShutdownDelegate", "requestReconsiderationDelegate", "recordManagerChangeDelegate",
          "openManagerChangeDelegate", "openSubscriptionDelegate", "openProposalDelegate",
          "openResubmissionDelegate", "reportBreachDelegate");

  /** Where a delegate runs: as whom (null for the engine itself), in which case and institution, with which answers. */
  private record Situation(String person, String caseNumber, String tenant, Map<String, Object> answers) {}

  @Autowired
  private ApplicationContext context;
  @Autowired
  private ProcessEngine engine;
  @Autowired
  private People people;
  @Autowired
  private TransactionTemplate transaction;
  @Autowired
  private JdbcClient jdbc;

  private final Map<String, Supplier<Situation>> situations = new TreeMap<>();
  private TestInstitution institution;

  DelegatesTwiceTest() {
    application();
    projectDatabase();
    usage();
    shutdown();
    project();
    authorisation();
    subscription();
    proposal();
    deliveries();
    breach();
  }

  @BeforeEach
  void anInstitution() {
    world.day(DAY);
    institution = world.qualified();
  }

  @Test
  void everyDelegateIsCovered() {
    assertThat(situations.keySet()).containsExactlyInAnyOrderElementsOf(delegates().toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("delegates")
  void hasOneEffect(String name) {
    assertThat(situations).as("delegates with a situation to run in").containsKey(name);
    var delegate = context.getBean(name, JavaDelegate.class);
    Situation situation = situations.get(name).get();
    var businessKey = new String[] {situation.caseNumber()};
    var before = rows();

    Map<String, Object> wayOn = run(delegate, situation, businessKey);
    var afterFirst = rows();
    if (WRITE_NOTHING.contains(name)) {
      assertThat(afterFirst).isEqualTo(before);
    } else {
      assertThat(afterFirst).as("the first run has an effect").isNotEqualTo(before);
    }

    world.day(LocalDate.now(clock).plusDays(1)); // what is not written again keeps the first day
    if (REFUSE_THE_SECOND_TIME.contains(name)) {
      assertThatThrownBy(() -> run(delegate, situation, businessKey)).isInstanceOf(InputRefused.class);
    } else {
      assertThat(run(delegate, situation, businessKey)).as("where the process goes").isEqualTo(wayOn);
    }
    var afterSecond = rows();
    assertThat(counts(afterSecond)).as("row counts").isEqualTo(counts(afterFirst));
    assertThat(afterSecond).as("rows").isEqualTo(afterFirst);
  }

  Stream<String> delegates() {
    return context.getBeansOfType(JavaDelegate.class).keySet().stream().sorted();
  }

  // --- situations

  private void application() {
    situations.put("openCaseDelegate",
        () -> new Situation(institution.applicant(), null, institution.id(), TestAnswers.start()));
    situations.put("submitApplicationDelegate",
        () -> by(institution.applicant(), world.draft(institution), TestAnswers.application(institution)));
    situations.put("checkEligibilityDelegate", () -> bySystem(submitted()));
    situations.put("recordReviewDelegate",
        () -> by(REVIEWER, world.underReview(institution), TestAnswers.review("approve")));
    situations.put("recordApprovalDelegate",
        () -> by(APPROVER, world.forApproval(institution), TestAnswers.ruling("approved")));
    situations.put("recordLapseDelegate", () -> bySystem(world.draft(institution)));
    situations.put("recordSignatureDelegate",
        () -> by(institution.signatory(), world.forSignature(institution), TestAnswers.declined()));
    situations.put("recordSignatureExpiryDelegate", () -> bySystem(world.forSignature(institution)));
    situations.put("withdrawApplicationDelegate", () -> new Situation(institution.applicant(), null, institution.id(),
        TestAnswers.withdrawal(world.underReview(institution))));
    situations.put("recordWithdrawalDelegate", () -> bySystem(world.draft(institution)));
  }

  private void projectDatabase() {
    situations.put("establishProjectDatabaseDelegate", () -> bySystem(signed()));
    situations.put("planNextStepDelegate", () -> bySystem(world.inOperation(institution)));
    situations.put("openExtensionDelegate", () -> bySystem(world.inOperation(institution)));
    situations.put("recordExtensionRequestDelegate",
        () -> by(institution.manager(), extensionAsked(), TestAnswers.extensionRequested()));
    situations.put("recordNoAnswerDelegate", () -> bySystem(extensionAsked()));
    situations.put("recordExtensionDecisionDelegate",
        () -> by(APPROVER, extensionRequested(), TestAnswers.extensionDecision("extended")));
    situations.put("extendTermDelegate", () -> bySystem(extensionRequested()));
    situations.put("giveNoticeDelegate", () -> {
      world.inOperation(institution);
      return new Situation(institution.manager(), null, institution.id(), TestAnswers.notice());
    });
    situations.put("lapseAuthorisationDelegate", () -> {
      world.inOperation(institution);
      return new Situation(REVIEWER, null, null, TestAnswers.lapse(institution.authorisationNumber(), DAY));
    });
  }

  private void usage() {
    situations.put("measureUsageDelegate", () -> bySystem(withSubprojects(world.inOperation(institution))));
    situations.put("recordUsageCommentDelegate",
        () -> by(institution.manager(), measured(), TestAnswers.usageComment()));
    situations.put("recordUsageDecisionDelegate",
        () -> by(REVIEWER, measured(), TestAnswers.restriction(List.of("AKM", "UDDA"))));
    situations.put("recordHearingAnswerDelegate",
        () -> by(institution.manager(), inHearing(), TestAnswers.hearingAnswer()));
    situations.put("recordMeasureDelegate",
        () -> by(APPROVER, inHearing(), TestAnswers.usageDecision("shutDown")));
    situations.put("restrictContentDelegate", () -> bySystem(withSubprojects(inHearing())));
    situations.put("announceMeasureDelegate", () -> bySystem(decidedUnannounced()));
    situations.put("sendUsageDecisionDelegate", () -> {
      String caseNumber = inHearing();
      jdbc.sql("insert into decision values (?, 'MEASURE', 1, 'restrict', 'Begrundet.', 'karen', '2027-03-01')")
          .param(caseNumber).update();
      return bySystem(caseNumber);
    });
    situations.put("tellAffectedSubprojectsDelegate", () -> bySystem(withSubprojects(inHearing())));
    situations.put("stopReviewDelegate", () -> bySystem(measured()));
    situations.put("measureForExtensionDelegate", () -> bySystem(extensionAsked()));
    situations.put("sendExtensionDecisionDelegate", () -> {
      String caseNumber = extensionRequested();
      jdbc.sql("insert into decision values (?, 'EXTENSION', 1, 'extended', 'Begrundet.', 'karen', '2027-03-01')")
          .param(caseNumber).update();
      return bySystem(caseNumber);
    });
    situations.put("openManagerChangeDelegate", () -> {
      world.inOperation(institution);
      return new Situation(institution.responsible(), null, institution.id(), Map.of());
    });
    situations.put("recordManagerChangeDelegate", () -> by(institution.responsible(), managerChange(),
        TestAnswers.managers(institution.applicant(), null)));
    situations.put("concludeManagerChangeDelegate", () -> {
      String caseNumber = managerChange();
      world.complete(caseNumber, "userTask_chooseManagers", institution.responsible(),
          TestAnswers.managers(institution.applicant(), institution.manager()));
      return by(REVIEWER, caseNumber, TestAnswers.managerVerdict("confirmed"));
    });
    situations.put("recordManagerFollowUpDelegate", () -> {
      String caseNumber = managerChange();
      world.complete(caseNumber, "userTask_chooseManagers", institution.responsible(),
          TestAnswers.managers(null, institution.manager()));
      world.day(DAY.plusDays(40));
      return by(APPROVER, caseNumber, TestAnswers.managerConsequence(DAY.plusDays(60)));
    });
    situations.put("requestReconsiderationDelegate", () -> {
      restricted();
      return new Situation(institution.responsible(), null, institution.id(), TestAnswers.complaint());
    });
    situations.put("recordReconsiderationDelegate", () -> {
      String caseNumber = restricted();
      world.start("reconsider-decision", institution.responsible(), TestAnswers.complaint());
      return by(BOTH, caseNumber, TestAnswers.reconsidered("reopened"));
    });
  }

  private void shutdown() {
    situations.put("endAccessDelegate", () -> bySystem(noticeGiven()));
    situations.put("notifySubprojectsDelegate", () -> bySystem(withSubprojects(noticeGiven())));
    situations.put("recordDeletionInstructionDelegate",
        () -> by(institution.responsible(), accessEnded(), TestAnswers.deletionInstruction()));
    situations.put("endSubscriptionsDelegate", () -> {
      String caseNumber = noticeGiven();
      world.runJob(caseNumber, "serviceTask_endAccess");
      return bySystem(caseNumber);
    });
    situations.put("recordFinalAccountDelegate", () -> by(REVIEWER, instructed(), TestAnswers.account()));
    for (String deletion : List.of("recordDeletionDelegate", "closeProjectDatabaseDelegate")) {
      situations.put(deletion, () -> by(REVIEWER, instructed(), TestAnswers.deletionConfirmed()));
    }
    situations.put("concludeShutdownDelegate", () -> {
      String caseNumber = accessEnded();
      world.deleted(institution, caseNumber);
      return by(APPROVER, caseNumber, TestAnswers.shutdownConfirmed("sentBack"));
    });
    situations.put("reopenProjectDatabaseDelegate", () -> {
      String caseNumber = noticeGiven();
      world.runJob(caseNumber, "serviceTask_endAccess");
      jdbc.sql("insert into decision values (?, 'SHUTDOWN_UNDONE', 1, 'undone', 'En fejl.', 'karen', '2027-03-01')")
          .param(caseNumber).update();
      return bySystem(caseNumber);
    });
    situations.put("undoShutdownDelegate", () -> {
      String caseNumber = noticeGiven();
      world.runJob(caseNumber, "serviceTask_endAccess");
      return new Situation(APPROVER, null, null, TestAnswers.undo(caseNumber));
    });
  }

  private void project() {
    situations.put("planProjectStepDelegate", () -> bySystem(projectInForce()));
    situations.put("recordProjectEndAnswerDelegate", () -> by(institution.applicant(),
        projectOn(Today.inDenmark().plusYears(5).minusDays(60)), TestAnswers.projectEnd("endsAsAgreed")));
    situations.put("recordProjectActivityDelegate", () -> by(institution.applicant(), projectOn(DAY.plusMonths(13)),
        TestAnswers.projectActivity("closed")));
    situations.put("requestProjectClosingDelegate", () -> new Situation(institution.manager(), null, institution.id(),
        TestAnswers.projectClosing(number(projectInForce()))));
    situations.put("closeProjectDelegate", () -> bySystem(projectToClose()));
    situations.put("recordProjectDeletionInstructionDelegate",
        () -> by(institution.responsible(), projectClosed(), TestAnswers.deletionInstruction()));
    situations.put("recordProjectDeletionDelegate", () -> {
      String caseNumber = projectClosed();
      world.complete(caseNumber, "userTask_instructProjectDeletion", institution.responsible(),
          TestAnswers.deletionInstruction());
      return by(REVIEWER, caseNumber, TestAnswers.deletionConfirmed());
    });
  }

  private String projectInForce() {
    return proposals.projectInForce(proposals.draft(institution), institution);
  }

  /** Looked at on that day. */
  private String projectOn(LocalDate day) {
    String caseNumber = projectInForce();
    world.day(day);
    world.runJob(caseNumber, "event_projectDateReached");
    return caseNumber;
  }

  private String projectToClose() {
    String caseNumber = projectInForce();
    world.start("close-project", institution.manager(), TestAnswers.projectClosing(number(caseNumber)));
    return caseNumber;
  }

  private String projectClosed() {
    String caseNumber = projectToClose();
    world.runJob(caseNumber, "serviceTask_closeProject");
    return caseNumber;
  }

  private static int number(String projectCase) {
    return Integer.parseInt(projectCase.replace("PRO-", ""));
  }

  private void authorisation() {
    situations.put("openAuthorisationDelegate", () -> new Situation(AuthorisationWorld.newcomer(world), null, null,
        TestAnswers.authorisationWanted("Institut for To Gange")));
    situations.put("submitAuthorisationDelegate", () -> by(institution.applicant(),
        AuthorisationWorld.draft(world, institution), TestAnswers.authorisation(institution.responsible())));
    situations.put("recordAuthorisationReviewDelegate", () -> by(REVIEWER,
        AuthorisationWorld.underReview(world, institution), TestAnswers.authorisationReview("approve")));
    situations.put("recordAuthorisationApprovalDelegate", () -> by(APPROVER,
        AuthorisationWorld.forApproval(world, institution), TestAnswers.ruling("approved")));
    situations.put("recordAuthorisationSignatureDelegate", () -> by(institution.responsible(),
        AuthorisationWorld.forSignature(world, institution), TestAnswers.declined()));
    situations.put("grantAuthorisationDelegate", () -> bySystem(AuthorisationWorld.forSignature(world, institution)));
    situations.put("recordAuthorisationLapseDelegate", () -> bySystem(AuthorisationWorld.draft(world, institution)));
    situations.put("recordAuthorisationExpiryDelegate",
        () -> bySystem(AuthorisationWorld.forSignature(world, institution)));
    situations.put("planConfirmationDelegate", () -> bySystem(AuthorisationWorld.authorised(world, institution)));
    situations.put("recordConfirmationDelegate", () -> by(institution.responsible(),
        AuthorisationWorld.confirmationDue(world, institution), TestAnswers.confirmation()));
    situations.put("recordFollowUpDelegate", () -> by(REVIEWER,
        AuthorisationWorld.confirmationOverdue(world, institution), TestAnswers.followUp()));
    situations.put("suspendAuthorisationDelegate", () -> {
      String caseNumber = AuthorisationWorld.authorised(world, institution);
      transaction.executeWithoutResult(status ->
          context.getBean(Suspensions.class).begin(caseNumber, "Brud på reglerne.", APPROVER));
      return bySystem(caseNumber);
    });
    situations.put("recordSuspensionDecisionDelegate", () -> by(APPROVER,
        AuthorisationWorld.suspended(world, institution), TestAnswers.suspensionDecision("ended")));
    situations.put("liftSuspensionDelegate", () -> bySystem(AuthorisationWorld.suspended(world, institution)));
    situations.put("endAuthorisationDelegate", () -> {
      String caseNumber = AuthorisationWorld.authorised(world, institution);
      world.inOperation(institution);
      world.start("lapse-authorisation", REVIEWER, TestAnswers.lapse(institution.authorisationNumber(), DAY));
      return bySystem(caseNumber);
    });
  }

  private void subscription() {
    situations.put("openSubscriptionDelegate", () -> {
      world.inOperation(institution);
      return new Situation(institution.manager(), null, institution.id(), TestAnswers.subscription(DAY.getYear()));
    });
    situations.put("recordSubscriptionRequestDelegate", () -> by(institution.applicant(),
        SubscriptionWorld.draft(world, institution), TestAnswers.subscriptionRequest(institution, "BEF", "IND")));
    situations.put("recordOfferDelegate", () -> by(REVIEWER, SubscriptionWorld.requested(world, institution),
        TestAnswers.subscriptionOffer()));
    situations.put("recordSubscriptionSignatureDelegate", () -> by(institution.signatory(),
        SubscriptionWorld.offered(world, institution), TestAnswers.subscriptionSigned()));
    situations.put("concludeSubscriptionDelegate", () -> by(APPROVER, SubscriptionWorld.signed(world, institution),
        TestAnswers.subscriptionCountersigned()));
    situations.put("recordSubscriptionLapseDelegate", () -> bySystem(SubscriptionWorld.draft(world, institution)));
    situations.put("recordSubscriptionExpiryDelegate", () -> bySystem(SubscriptionWorld.offered(world, institution)));
  }

  private void proposal() {
    situations.put("openProposalDelegate", () -> new Situation(institution.applicant(), null, institution.id(),
        TestAnswers.of("title", "Et nyt projekt", "schemeWanted", "RESEARCHER")));
    situations.put("openResubmissionDelegate", () -> new Situation(institution.applicant(), null, institution.id(),
        TestAnswers.of("projectNumber", number(projectInForce()), "schemeAfter", "unchanged")));
    situations.put("receiveProposalDelegate",
        () -> by(institution.applicant(), proposals.draft(institution), ProposalWorld.answers(institution)));
    situations.put("recordSubmissionDelegate", () -> {
      var answers = ProposalWorld.answers(institution);
      answers.put("sendTo", "administrator");
      return by(institution.manager(), proposalReceived(proposals.draft(institution), answers),
          ProposalWorld.submitted());
    });
    situations.put("recordEndorsementDelegate", () -> by(institution.manager(),
        proposalReceived(subproject(), ProposalWorld.answers(institution)), ProposalWorld.endorsed()));
    situations.put("checkProposalDelegate", () -> bySystem(
        proposalReceived(proposals.draft(institution), ProposalWorld.answers(institution))));
    situations.put("recordProposalReviewDelegate", () -> {
      var answers = ProposalWorld.reviewed("returned");
      answers.put("remarks", Spin.JSON("[{\"field\":\"Formål\",\"fieldReason\":\"Uddyb.\"}]"));
      return by(REVIEWER, proposals.underReview(institution), answers);
    });
    situations.put("recordProposalSignatureDelegate",
        () -> by(institution.signatory(), proposals.forSignature(institution), TestAnswers.declined()));
    situations.put("recordProposalLapseDelegate", () -> bySystem(proposals.draft(institution)));
    situations.put("recordProposalExpiryDelegate", () -> bySystem(proposals.forSignature(institution)));
    situations.put("putIntoForceDelegate", () -> bySystem(proposalSigned()));
  }

  private void deliveries() {
    situations.put("planDeliveriesDelegate", () -> bySystem(proposalSigned()));
    situations.put("recordHealthApprovalDelegate", () -> by(institution.applicant(),
        proposalInForce(proposals.draft(institution), "BEF", "LMDB"), ProposalWorld.healthApproval()));
    situations.put("recordExtractionDelegate", () -> by(institution.manager(), proposalInForce(subproject(), "BEF"),
        ProposalWorld.extracted()));
    situations.put("recordPurchaseDelegate", () -> by(REVIEWER,
        proposalInForce(proposals.draft(institution), "BEF", "IND"), ProposalWorld.purchased()));
  }

  private void breach() {
    situations.put("reportBreachDelegate", () -> new Situation(REVIEWER, null, null,
        BreachWorld.user(world, institution, institution.manager())));
    situations.put("recordExplanationDelegate", () -> by(institution.responsible(),
        BreachWorld.reported(world, institution, institution.manager()), BreachWorld.explanation()));
    situations.put("recordNoExplanationDelegate",
        () -> bySystem(BreachWorld.reported(world, institution, institution.manager())));
    situations.put("recordGradeDelegate", () -> by(REVIEWER,
        BreachWorld.explained(world, institution, institution.manager()), BreachWorld.grading("explainAgain", false)));
    situations.put("recordSanctionDelegate", () -> by(APPROVER,
        BreachWorld.graded(world, institution, institution.manager(), "serious", false),
        BreachWorld.sanction("matrix-3")));
    situations.put("carryOutSanctionDelegate", () -> {
      String caseNumber = BreachWorld.graded(world, institution, institution.manager(), "minor", false);
      world.complete(caseNumber, "userTask_decideSanction", APPROVER, BreachWorld.sanction("matrix-closed"));
      return bySystem(caseNumber);
    });
    situations.put("recordExplanationApprovalDelegate", () -> by(REVIEWER,
        BreachWorld.explainedAgain(world, institution, institution.manager()),
        BreachWorld.explanationApproval("notApproved")));
  }

  private String subproject() {
    world.inOperation(institution);
    return proposals.subproject(institution);
  }

  private String proposalReceived(String draft, Map<String, Object> answers) {
    world.complete(draft, "userTask_completeProposal", institution.applicant(), answers);
    return draft;
  }

  private String proposalSigned() {
    String caseNumber = proposals.forSignature(institution);
    world.complete(caseNumber, "userTask_signProposal", institution.signatory(), TestAnswers.signed());
    return caseNumber;
  }

  private String proposalInForce(String draft, String... registers) {
    proposals.sent(draft, institution, ProposalWorld.answers(institution, registers));
    return proposals.inForce(proposals.approved(draft), institution);
  }

  private Situation by(String person, String caseNumber, Map<String, Object> answers) {
    return new Situation(person, caseNumber, institution.id(), answers);
  }

  private Situation bySystem(String caseNumber) {
    return new Situation(null, caseNumber, institution.id(), Map.of());
  }

  private String submitted() {
    String caseNumber = world.draft(institution);
    world.complete(caseNumber, "userTask_completeApplication", institution.applicant(),
        TestAnswers.application(institution));
    return caseNumber;
  }

  private String signed() {
    String caseNumber = world.forSignature(institution);
    world.complete(caseNumber, "userTask_signAgreement", institution.signatory(), TestAnswers.signed());
    return caseNumber;
  }

  private String extensionAsked() {
    String caseNumber = world.inOperation(institution);
    world.day(END.minusDays(180));
    world.runJob(caseNumber, "event_nextDateReached");
    return caseNumber;
  }

  private String extensionRequested() {
    String caseNumber = extensionAsked();
    world.complete(caseNumber, "userTask_requestExtension", institution.manager(), TestAnswers.extensionRequested());
    return caseNumber;
  }

  private String measured() {
    String caseNumber = world.inOperation(institution);
    world.day(DAY.plusMonths(6));
    world.runJob(caseNumber, "event_nextDateReached");
    return caseNumber;
  }

  private String inHearing() {
    String caseNumber = measured();
    world.complete(caseNumber, "userTask_commentUsage", institution.manager(), TestAnswers.usageComment());
    world.complete(caseNumber, "userTask_decideUsage", REVIEWER, TestAnswers.restriction(List.of("AKM", "UDDA")));
    return caseNumber;
  }

  /** Decided, and the institution not yet told. */
  private String decidedUnannounced() {
    String caseNumber = withSubprojects(inHearing());
    jdbc.sql("delete from notice where case_number = ? and kind = 'MEASURE_INTENDED'").param(caseNumber).update();
    return caseNumber;
  }

  private String managerChange() {
    String caseNumber = world.inOperation(institution);
    world.start("change-managers", institution.responsible(), Map.of());
    return caseNumber;
  }

  private String restricted() {
    String caseNumber = world.inOperation(institution);
    world.day(DAY.plusMonths(6));
    world.restricted(institution, caseNumber, APPROVER, "AKM");
    return caseNumber;
  }

  private String instructed() {
    String caseNumber = accessEnded();
    world.complete(caseNumber, "userTask_instructDeletion", institution.responsible(),
        TestAnswers.deletionInstruction());
    return caseNumber;
  }

  private String noticeGiven() {
    String caseNumber = world.inOperation(institution);
    world.start("give-notice", institution.manager(), TestAnswers.notice());
    return caseNumber;
  }

  private String accessEnded() {
    String caseNumber = noticeGiven();
    world.accessEnded(caseNumber);
    return caseNumber;
  }

  private String withSubprojects(String caseNumber) {
    world.subprojects(institution, caseNumber);
    return caseNumber;
  }

  // --- running

  /** Runs the delegate in a transaction; returns the variables it leaves to the process. */
  private Map<String, Object> run(JavaDelegate delegate, Situation situation, String[] businessKey) {
    var variables = new HashMap<>(situation.answers());
    DelegateExecution execution = execution(situation.tenant(), businessKey, variables);
    Runnable work = () -> transaction.executeWithoutResult(status -> execute(delegate, execution));
    if (situation.person() == null) {
      work.run();
    } else {
      people.as(situation.person(), () -> withoutRightsChecked(work));
    }
    assertThat(variables).as("variables of the process").doesNotContainKeys("reason", "registers", "managers",
        "leaving", "comment", "answer", "instruction");
    return variables;
  }

  /** The engine checks no rights of what our code asks it from within a step; here there is no step around it. */
  private void withoutRightsChecked(Runnable work) {
    engine.getProcessEngineConfiguration().setAuthorizationEnabled(false);
    try {
      work.run();
    } finally {
      engine.getProcessEngineConfiguration().setAuthorizationEnabled(true);
    }
  }

  private static void execute(JavaDelegate delegate, DelegateExecution execution) {
    try {
      delegate.execute(execution);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** An execution with what delegates may use of it; anything else fails. */
  private static DelegateExecution execution(String tenant, String[] businessKey, Map<String, Object> variables) {
    DelegateExecution execution = mock(DelegateExecution.class, call -> {
      throw new UnsupportedOperationException(call.getMethod().getName() + " is not part of this execution");
    });
    doAnswer(call -> tenant).when(execution).getTenantId();
    doAnswer(call -> businessKey[0]).when(execution).getProcessBusinessKey();
    doAnswer(call -> {
      businessKey[0] = call.getArgument(0);
      return null;
    }).when(execution).setProcessBusinessKey(any());
    doAnswer(call -> new HashSet<>(variables.keySet())).when(execution).getVariableNames();
    doAnswer(call -> variables.containsKey(call.<String>getArgument(0))).when(execution).hasVariable(anyString());
    doAnswer(call -> typed(variables.get(call.<String>getArgument(0)))).when(execution)
        .getVariableTyped(anyString(), anyBoolean());
    doAnswer(call -> {
      variables.put(call.getArgument(0), call.getArgument(1));
      return null;
    }).when(execution).setVariable(anyString(), any());
    doAnswer(call -> {
      variables.keySet().removeAll(Set.copyOf(call.<Collection<String>>getArgument(0)));
      return null;
    }).when(execution).removeVariables(anyCollection());
    return execution;
  }

  private static TypedValue typed(Object value) {
    if (value instanceof SpinJsonNode node) {
      return SpinValues.jsonValue(node.toString()).create();
    }
    return value instanceof Boolean ticked ? Variables.booleanValue(ticked)
        : value instanceof Integer number ? Variables.integerValue(number) : Variables.stringValue((String) value);
  }

  // --- our tables

  /** Every row of every table of ours. */
  private Map<String, List<String>> rows() {
    var rows = new TreeMap<String, List<String>>();
    jdbc.sql("select table_name from information_schema.tables where table_schema = 'microdata'")
        .query(String.class).list()
        .forEach(table -> rows.put(table,
            jdbc.sql("select t::text from microdata.\"" + table + "\" t order by 1").query(String.class).list()));
    assertThat(rows).containsKeys("application", "decision", "project_database", "notice");
    return rows;
  }

  private static Map<String, Integer> counts(Map<String, List<String>> rows) {
    var counts = new TreeMap<String, Integer>();
    rows.forEach((table, inIt) -> counts.put(table, inIt.size()));
    return counts;
  }
}
