package dk.dst.microdata.twice;

import static dk.dst.microdata.support.World.APPROVER;
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
import dk.dst.microdata.support.AuthorityWorld;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.LawModelWorld;
import dk.dst.microdata.support.Place;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestInstance;
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

  /** What a step of the life cycle finds itself in. */
  private static final BpmnModelInstance LIFECYCLE = Bpmn.readModelFromStream(
      DelegatesTwiceTest.class.getResourceAsStream("/processes/project-database-lifecycle.bpmn"));

  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

  /** Leave our tables as they are, even the first time. */
  private static final Set<String> WRITE_NOTHING = Set.of("recordWithdrawalDelegate", "planNextStepDelegate",
      "openManagerChangeDelegate", "planProjectStepDelegate", "planConfirmationDelegate",
      "planLawModelConfirmationDelegate", "planAuthorityStepDelegate");
  /** Refuse the second time, with a message for the person who asks. */
  private static final Set<String> REFUSE_THE_SECOND_TIME =
      Set.of("openCaseDelegate", "withdrawApplicationDelegate", "giveNoticeDelegate", "lapseAuthorisationDelegate",
          "requestProjectClosingDelegate", "openAuthorisationDelegate",
          "undoShutdownDelegate", "requestReconsiderationDelegate", "recordManagerChangeDelegate",
          "openManagerChangeDelegate", "openSubscriptionDelegate", "openProposalDelegate",
          "openResubmissionDelegate", "reportBreachDelegate", "openLawModelDelegate", "openLawModelChangeDelegate",
          "openAuthoritySchemeDelegate");

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
    lawModel();
    authorityScheme();
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
    long since = jdbc.sql("select pg_current_xact_id()::text::bigint").query(Long.class).single();
    var before = rows(since);

    Map<String, Object> wayOn = run(delegate, situation, businessKey);
    var afterFirst = rows(since);
    if (WRITE_NOTHING.contains(name)) {
      assertThat(afterFirst).isEqualTo(before);
    } else {
      assertThat(afterFirst).as("the first run has an effect").isNotEqualTo(before);
    }

    clock.stopAt(clock.instant().plus(1, ChronoUnit.DAYS)); // what is not written again keeps the first day
    if (REFUSE_THE_SECOND_TIME.contains(name)) {
      assertThatThrownBy(() -> run(delegate, situation, businessKey)).isInstanceOf(InputRefused.class);
    } else {
      assertThat(run(delegate, situation, businessKey)).as("where the process goes").isEqualTo(wayOn);
    }
    var afterSecond = rows(since);
    assertThat(afterSecond).as("rows").isEqualTo(afterFirst);
  }

  Stream<String> delegates() {
    return context.getBeansOfType(JavaDelegate.class).keySet().stream().sorted();
  }

  // --- situations

  private void application() {
    situations.put("openCaseDelegate",
        () -> new Situation(institution.applicant(), null, institution.id(), TestAnswers.start()));
    at(Place.COMPLETE_APPLICATION, "submitApplicationDelegate");
    bySystem(Place.CHECK_ELIGIBILITY, "checkEligibilityDelegate");
    at(Place.REVIEW_APPLICATION, "recordReviewDelegate");
    at(Place.APPROVE_APPLICATION, "recordApprovalDelegate");
    bySystem(Place.COMPLETE_APPLICATION, "recordLapseDelegate");
    at(Place.SIGN_AGREEMENT, "recordSignatureDelegate", TestAnswers.declined());
    bySystem(Place.SIGN_AGREEMENT, "recordSignatureExpiryDelegate");
    situations.put("withdrawApplicationDelegate", () -> new Situation(institution.applicant(), null, institution.id(),
        TestAnswers.withdrawal(world.underReview(institution))));
    bySystem(Place.COMPLETE_APPLICATION, "recordWithdrawalDelegate");
  }

  private void projectDatabase() {
    bySystem(Place.ESTABLISH_DATABASE, "establishProjectDatabaseDelegate");
    bySystem(Place.NEXT_DATE, "planNextStepDelegate");
    bySystem(Place.NEXT_DATE, "openExtensionDelegate");
    at(Place.REQUEST_EXTENSION, "recordExtensionRequestDelegate");
    bySystem(Place.REQUEST_EXTENSION, "recordNoAnswerDelegate");
    at(Place.DECIDE_EXTENSION, "recordExtensionDecisionDelegate");
    bySystem(Place.REQUEST_EXTENSION, "drawUpExtensionDelegate");
    at(Place.CONFIRM_EXTENSION, "recordExtensionConfirmationDelegate");
    at(Place.SIGN_EXTENSION, "recordExtensionSignatureDelegate", TestAnswers.declined());
    bySystem(Place.DECIDE_EXTENSION, "extendTermDelegate");
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
    situations.put("measureUsageDelegate", () -> {
      String caseNumber = world.inOperation(institution);
      world.subprojects(institution, caseNumber);
      return bySystem(caseNumber);
    });
    at(Place.COMMENT_USAGE, "recordUsageCommentDelegate");
    at(Place.DECIDE_USAGE, "recordUsageDecisionDelegate", TestAnswers.restriction(List.of("AKM", "UDDA")));
    at(Place.ANSWER_HEARING, "recordHearingAnswerDelegate");
    at(Place.CONFIRM_MEASURE, "recordMeasureDelegate", TestAnswers.usageDecision("shutDown"));
    bySystem(Place.ANSWER_HEARING, "restrictContentDelegate");
    situations.put("announceMeasureDelegate", () -> { // decided, and the institution not yet told
      String caseNumber = Place.ANSWER_HEARING.reach(world, institution);
      jdbc.sql("delete from notice where case_number = ? and kind = 'MEASURE_INTENDED'").param(caseNumber).update();
      return bySystem(caseNumber);
    });
    situations.put("sendUsageDecisionDelegate",
        () -> bySystem(decided(Place.ANSWER_HEARING.reach(world, institution), "MEASURE", "restrict")));
    bySystem(Place.ANSWER_HEARING, "tellAffectedSubprojectsDelegate");
    bySystem(Place.COMMENT_USAGE, "stopReviewDelegate");
    bySystem(Place.REQUEST_EXTENSION, "measureForExtensionDelegate");
    situations.put("sendExtensionDecisionDelegate",
        () -> bySystem(decided(Place.DECIDE_EXTENSION.reach(world, institution), "EXTENSION", "extended")));
    situations.put("openManagerChangeDelegate", () -> {
      world.inOperation(institution);
      return new Situation(institution.responsible(), null, institution.id(), Map.of());
    });
    at(Place.CHOOSE_MANAGERS, "recordManagerChangeDelegate");
    at(Place.CONFIRM_MANAGER, "concludeManagerChangeDelegate");
    at(Place.FOLLOW_UP_MANAGERS, "recordManagerFollowUpDelegate", TestAnswers.managerConsequence(DAY.plusDays(60)));
    situations.put("requestReconsiderationDelegate", () -> {
      String caseNumber = world.inOperation(institution);
      world.day(DAY.plusMonths(6));
      world.restricted(institution, caseNumber, APPROVER, "AKM");
      return new Situation(institution.responsible(), null, institution.id(), TestAnswers.complaint());
    });
    at(Place.RECONSIDER_DECISION, "recordReconsiderationDelegate", TestAnswers.reconsidered("reopened"));
  }

  private void shutdown() {
    bySystem(Place.END_ACCESS, "endAccessDelegate");
    situations.put("notifySubprojectsDelegate", () -> {
      String caseNumber = Place.END_ACCESS.reach(world, institution);
      world.subprojects(institution, caseNumber);
      return bySystem(caseNumber);
    });
    at(Place.INSTRUCT_DELETION, "recordDeletionInstructionDelegate");
    bySystem(Place.UNDO, "endSubscriptionsDelegate");
    at(Place.SETTLE_ACCOUNT, "recordFinalAccountDelegate");
    at(Place.CONFIRM_DELETION, "recordDeletionDelegate");
    at(Place.CONFIRM_DELETION, "closeProjectDatabaseDelegate");
    at(Place.CONFIRM_SHUTDOWN, "concludeShutdownDelegate", TestAnswers.shutdownConfirmed("sentBack"));
    situations.put("reopenProjectDatabaseDelegate",
        () -> bySystem(decided(Place.UNDO.reach(world, institution), "SHUTDOWN_UNDONE", "undone")));
    situations.put("undoShutdownDelegate", () ->
        new Situation(APPROVER, null, null, TestAnswers.undo(Place.UNDO.reach(world, institution))));
  }

  private void project() {
    bySystem(Place.PROJECT_DATE, "planProjectStepDelegate");
    at(Place.ANSWER_PROJECT_END, "recordProjectEndAnswerDelegate");
    at(Place.CONFIRM_PROJECT_ACTIVITY, "recordProjectActivityDelegate", TestAnswers.projectActivity("closed"));
    situations.put("requestProjectClosingDelegate", () -> new Situation(institution.manager(), null, institution.id(),
        TestAnswers.projectClosing(number(projectInForce()))));
    bySystem(Place.CLOSE_PROJECT, "closeProjectDelegate");
    at(Place.INSTRUCT_PROJECT_DELETION, "recordProjectDeletionInstructionDelegate");
    at(Place.CONFIRM_PROJECT_DELETION, "recordProjectDeletionDelegate");
  }

  private void authorisation() {
    situations.put("openAuthorisationDelegate", () -> new Situation(AuthorisationWorld.newcomer(world), null, null,
        TestAnswers.authorisationWanted("Institut for To Gange")));
    at(Place.COMPLETE_AUTHORISATION, "submitAuthorisationDelegate");
    at(Place.REVIEW_AUTHORISATION, "recordAuthorisationReviewDelegate");
    at(Place.APPROVE_AUTHORISATION, "recordAuthorisationApprovalDelegate");
    at(Place.SIGN_AUTHORISATION, "recordAuthorisationSignatureDelegate", TestAnswers.declined());
    bySystem(Place.SIGN_AUTHORISATION, "grantAuthorisationDelegate");
    bySystem(Place.COMPLETE_AUTHORISATION, "recordAuthorisationLapseDelegate");
    bySystem(Place.SIGN_AUTHORISATION, "recordAuthorisationExpiryDelegate");
    bySystem(Place.CONFIRMATION_DUE, "planConfirmationDelegate");
    at(Place.CONFIRM_AUTHORISATION, "recordConfirmationDelegate");
    at(Place.FOLLOW_UP_CONFIRMATION, "recordFollowUpDelegate");
    situations.put("suspendAuthorisationDelegate", () -> {
      String caseNumber = AuthorisationWorld.authorised(world, institution);
      transaction.executeWithoutResult(status ->
          context.getBean(Suspensions.class).begin(caseNumber, "Brud på reglerne.", APPROVER));
      return bySystem(caseNumber);
    });
    at(Place.DECIDE_SUSPENSION, "recordSuspensionDecisionDelegate", TestAnswers.suspensionDecision("ended"));
    bySystem(Place.DECIDE_SUSPENSION, "liftSuspensionDelegate");
    situations.put("endAuthorisationDelegate", () -> {
      String caseNumber = AuthorisationWorld.authorised(world, institution);
      world.inOperation(institution);
      Place.AUTHORISATION_ENDED.goOn(world, institution, caseNumber);
      return bySystem(caseNumber);
    });
  }

  private void subscription() {
    situations.put("openSubscriptionDelegate", () -> {
      world.inOperation(institution);
      return new Situation(institution.manager(), null, institution.id(), TestAnswers.subscription(DAY.getYear()));
    });
    at(Place.REQUEST_SUBSCRIPTION, "recordSubscriptionRequestDelegate");
    at(Place.OFFER_SUBSCRIPTION, "recordOfferDelegate");
    at(Place.SIGN_SUBSCRIPTION, "recordSubscriptionSignatureDelegate");
    at(Place.COUNTERSIGN_SUBSCRIPTION, "concludeSubscriptionDelegate");
    bySystem(Place.REQUEST_SUBSCRIPTION, "recordSubscriptionLapseDelegate");
    bySystem(Place.SIGN_SUBSCRIPTION, "recordSubscriptionExpiryDelegate");
  }

  private void authorityScheme() {
    situations.put("openAuthoritySchemeDelegate",
        () -> new Situation(institution.manager(), null, institution.id(), Map.of()));
    at(Place.COMPLETE_AUTHORITY_APPLICATION, "recordAuthorityApplicationDelegate");
    situations.put("checkAuthorityConditionsDelegate", () -> {
      Situation sent = situations.get("recordAuthorityApplicationDelegate").get();
      run(context.getBean("recordAuthorityApplicationDelegate", JavaDelegate.class), sent,
          new String[] {sent.caseNumber()});
      return bySystem(sent.caseNumber());
    });
    at(Place.REVIEW_AUTHORITY, "recordAuthorityReviewDelegate");
    at(Place.APPROVE_AUTHORITY, "recordAuthorityApprovalDelegate");
    at(Place.SIGN_AUTHORITY, "recordAuthoritySignatureDelegate", TestAnswers.declined());
    bySystem(Place.SIGN_AUTHORITY, "beginAuthorityAgreementDelegate");
    bySystem(Place.COMPLETE_AUTHORITY_APPLICATION, "recordAuthorityLapseDelegate");
    bySystem(Place.SIGN_AUTHORITY, "recordAuthorityExpiryDelegate");
    bySystem(Place.AUTHORITY_DATE, "planAuthorityStepDelegate");
    at(Place.RENEW_AUTHORITY, "recordAuthorityRenewalDelegate");
    bySystem(Place.CLOSE_AUTHORITY, "closeAuthorityDelegate");
    situations.put("endAuthoritySubscriptionsDelegate", () -> {
      String caseNumber = AuthorityWorld.inOperation(world, institution);
      AuthorityWorld.subscribed(world, institution);
      return bySystem(caseNumber);
    });
    at(Place.INSTRUCT_AUTHORITY_DELETION, "recordAuthorityDeletionInstructionDelegate");
    at(Place.CONFIRM_AUTHORITY_DELETION, "recordAuthorityDeletionDelegate");
  }

  private void lawModel() {
    situations.put("openLawModelDelegate", () -> new Situation(institution.responsible(), null, institution.id(),
        LawModelWorld.start(institution, DAY.getYear())));
    situations.put("openLawModelChangeDelegate", () -> new Situation(institution.responsible(), null, institution.id(),
        LawModelWorld.change(LawModelWorld.inForce(world, institution), LawModelWorld.end())));
    at(Place.COMPLETE_LAW_MODEL, "recordLawModelRegistrationDelegate");
    at(Place.REVIEW_LAW_MODEL, "recordLawModelReviewDelegate");
    at(Place.APPROVE_LAW_MODEL, "recordLawModelApprovalDelegate");
    at(Place.SIGN_LAW_MODEL, "recordLawModelSignatureDelegate", TestAnswers.declined());
    bySystem(Place.SIGN_LAW_MODEL, "putLawModelInForceDelegate");
    bySystem(Place.COMPLETE_LAW_MODEL, "recordLawModelLapseDelegate");
    bySystem(Place.SIGN_LAW_MODEL, "recordLawModelExpiryDelegate");
    bySystem(Place.LAW_MODEL_DATE, "planLawModelConfirmationDelegate");
    at(Place.CONFIRM_LAW_MODEL, "recordLawModelConfirmationDelegate");
    at(Place.FOLLOW_UP_LAW_MODEL, "recordLawModelFollowUpDelegate");
    at(Place.CHANGE_LAW_MODEL_USERS, "recordLawModelUsersDelegate");
    at(Place.RENEW_LAW_MODEL, "recordLawModelYearDelegate");
    bySystem(Place.RENEW_LAW_MODEL, "recordLawModelYearLapseDelegate");
    at(Place.REVIEW_LAW_MODEL_YEAR, "recordLawModelYearReviewDelegate");
    bySystem(Place.CLOSE_LAW_MODEL, "closeLawModelDelegate");
    at(Place.INSTRUCT_LAW_MODEL_DELETION, "recordLawModelDeletionInstructionDelegate");
    at(Place.CONFIRM_LAW_MODEL_DELETION, "recordLawModelDeletionDelegate");
  }

  private void proposal() {
    situations.put("openProposalDelegate", () -> new Situation(institution.applicant(), null, institution.id(),
        TestAnswers.of("title", "Et nyt projekt", "schemeWanted", "RESEARCHER")));
    situations.put("openResubmissionDelegate", () -> new Situation(institution.applicant(), null, institution.id(),
        TestAnswers.of("projectNumber", number(projectInForce()), "schemeAfter", "unchanged")));
    situations.put("receiveProposalDelegate",
        () -> by(institution.applicant(), proposals.draft(institution), ProposalWorld.answers(institution)));
    at(Place.SUBMIT_PROPOSAL, "recordSubmissionDelegate");
    at(Place.ENDORSE_PROPOSAL, "recordEndorsementDelegate");
    bySystem(Place.CHECK_PROPOSAL, "checkProposalDelegate");
    var returned = ProposalWorld.reviewed("returned");
    returned.put("remarks", Spin.JSON("[{\"field\":\"Formål\",\"fieldReason\":\"Uddyb.\"}]"));
    at(Place.REVIEW_PROPOSAL, "recordProposalReviewDelegate", returned);
    at(Place.APPROVE_PROPOSAL, "recordProposalApprovalDelegate");
    at(Place.SIGN_PROPOSAL, "recordProposalSignatureDelegate", TestAnswers.declined());
    bySystem(Place.COMPLETE_PROPOSAL, "recordProposalLapseDelegate");
    bySystem(Place.SIGN_PROPOSAL, "recordProposalExpiryDelegate");
    situations.put("putIntoForceDelegate", () -> bySystem(Place.SIGN_PROPOSAL.passed(world, institution)));
  }

  private void deliveries() {
    situations.put("planDeliveriesDelegate", () -> bySystem(Place.SIGN_PROPOSAL.passed(world, institution)));
    at(Place.RECORD_HEALTH_APPROVAL, "recordHealthApprovalDelegate");
    at(Place.DELIVER_FROM_DATABASE, "recordExtractionDelegate");
    at(Place.DELIVER_PURCHASED, "recordPurchaseDelegate");
  }

  private void breach() {
    situations.put("reportBreachDelegate", () -> new Situation(REVIEWER, null, null,
        BreachWorld.user(world, institution, institution.manager())));
    at(Place.EXPLAIN_BREACH, "recordExplanationDelegate");
    bySystem(Place.EXPLAIN_BREACH, "recordNoExplanationDelegate");
    at(Place.GRADE_BREACH, "recordGradeDelegate", BreachWorld.grading("explainAgain", false));
    situations.put("recordSanctionDelegate", () -> by(APPROVER,
        Place.GRADE_BREACH.answered(world, institution, BreachWorld.grading("serious", false)),
        BreachWorld.sanction("matrix-3")));
    situations.put("carryOutSanctionDelegate", () -> {
      String caseNumber = Place.GRADE_BREACH.answered(world, institution, BreachWorld.grading("minor", false));
      world.complete(caseNumber, "userTask_decideSanction", APPROVER, BreachWorld.sanction("matrix-closed"));
      return bySystem(caseNumber);
    });
    at(Place.APPROVE_EXPLANATION, "recordExplanationApprovalDelegate",
        BreachWorld.explanationApproval("notApproved"));
  }

  private String projectInForce() {
    return proposals.projectInForce(proposals.draft(institution), institution);
  }

  private static int number(String projectCase) {
    return Integer.parseInt(projectCase.replace("PRO-", ""));
  }

  /** That step of the case is decided, and nothing has come of it yet. */
  private String decided(String caseNumber, String step, String outcome) {
    jdbc.sql("insert into decision values (?, ?, 1, ?, 'Begrundet.', 'karen', '2027-03-01')").param(caseNumber)
        .param(step).param(outcome).update();
    return caseNumber;
  }

  /** The delegate records what is answered there. */
  private void at(Place place, String delegate) {
    situations.put(delegate, () -> {
      String caseNumber = place.reach(world, institution);
      return by(place.by(institution), caseNumber, world.asShown(caseNumber, place.element, place.answers(institution)));
    });
  }

  private void at(Place place, String delegate, Map<String, Object> answers) {
    situations.put(delegate, () -> by(place.by(institution), place.reach(world, institution), answers));
  }

  /** The delegate runs by itself when a case is there. */
  private void bySystem(Place place, String delegate) {
    situations.put(delegate, () -> bySystem(place.reach(world, institution)));
  }

  private Situation by(String person, String caseNumber, Map<String, Object> answers) {
    return new Situation(person, caseNumber, institution.id(), answers);
  }

  private Situation bySystem(String caseNumber) {
    return new Situation(null, caseNumber, institution.id(), Map.of());
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
  private DelegateExecution execution(String tenant, String[] businessKey, Map<String, Object> variables) {
    DelegateExecution execution = mock(DelegateExecution.class, call -> {
      throw new UnsupportedOperationException(call.getMethod().getName() + " is not part of this execution");
    });
    doAnswer(call -> tenant).when(execution).getTenantId();
    doAnswer(call -> "none").when(execution).getProcessInstanceId(); // no task stands beside the step
    doAnswer(call -> engine.getRepositoryService().createProcessDefinitionQuery()
        .processDefinitionKey("withdraw-application").latestVersion().singleResult().getId())
        .when(execution).getProcessDefinitionId(); // forms are deployed with it
    doAnswer(call -> LIFECYCLE).when(execution).getBpmnModelInstance();
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
  /**
   * Of each table how many rows it has, and those that were written in a later transaction than that: what all the tests
   * before have left is not read again and again.
   */
  private Map<String, List<String>> rows(long since) {
    var rows = new TreeMap<String, List<String>>();
    jdbc.sql("select table_name from information_schema.tables where table_schema = 'microdata'")
        .query(String.class).list()
        .forEach(table -> rows.put(table, jdbc.sql("select count(*) || ' rows' from microdata.\"" + table + "\""
                + " union all (select t::text from microdata.\"" + table + "\" t where t.xmin::text::bigint > ? order by 1)")
            .param(since).query(String.class).list()));
    assertThat(rows).containsKeys("application", "decision", "project_database", "notice");
    return rows;
  }
}
