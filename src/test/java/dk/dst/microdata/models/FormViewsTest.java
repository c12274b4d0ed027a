package dk.dst.microdata.models;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.dst.microdata.ground.form.Choice;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.notice.Reminders;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.support.AuthorisationWorld;
import dk.dst.microdata.support.BreachWorld;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.ProposalWorld;
import dk.dst.microdata.support.SubscriptionWorld;
import dk.dst.microdata.support.TestAnswers;
import dk.dst.microdata.support.TestInstitution;
import dk.dst.microdata.support.Today;
import dk.dst.microdata.support.World;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens every form of a task in a case that has come that far: what the form names, the view must have. */
class FormViewsTest extends EngineTest {

  /** A case that has come to a form; each brings it there as people would. */
  enum Opened {
    COMPLETE_APPLICATION {
      @Override
      String bring(World world, TestInstitution institution) {
        return world.draft(institution);
      }
    },
    COMPLETE_APPLICATION_WITH_A_LIST("complete-application") {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = world.draft(institution);
        world.load(caseNumber, "BEF", "IND");
        return caseNumber;
      }
    },
    COMPLETE_APPLICATION_RETURNED("complete-application") {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = world.underReview(institution);
        world.complete(caseNumber, "userTask_reviewApplication", World.REVIEWER, TestAnswers.review("return"));
        return caseNumber;
      }
    },
    REVIEW_APPLICATION {
      @Override
      String bring(World world, TestInstitution institution) {
        return world.underReview(institution);
      }
    },
    APPROVE_APPLICATION {
      @Override
      String bring(World world, TestInstitution institution) {
        return world.forApproval(institution);
      }
    },
    SIGN_AGREEMENT {
      @Override
      String bring(World world, TestInstitution institution) {
        return world.forSignature(institution);
      }
    },
    COMMENT_USAGE {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = world.inOperation(institution);
        world.subprojects(institution, caseNumber);
        world.day(Today.inDenmark().plusMonths(6).plusDays(1));
        world.runJob(caseNumber, "event_nextDateReached");
        return caseNumber;
      }
    },
    DECIDE_USAGE {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = COMMENT_USAGE.bring(world, institution);
        world.complete(caseNumber, "userTask_commentUsage", institution.manager(), TestAnswers.usageComment());
        return caseNumber;
      }
    },
    ANSWER_HEARING {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = DECIDE_USAGE.bring(world, institution);
        world.complete(caseNumber, "userTask_decideUsage", World.REVIEWER, TestAnswers.restriction(List.of("IND")));
        return caseNumber;
      }
    },
    CONFIRM_MEASURE {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = ANSWER_HEARING.bring(world, institution);
        world.complete(caseNumber, "userTask_answerHearing", institution.manager(), TestAnswers.hearingAnswer());
        return caseNumber;
      }
    },
    REQUEST_EXTENSION {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = world.inOperation(institution);
        world.day(Today.inDenmark().plusYears(2).minusDays(100));
        world.runJob(caseNumber, "event_nextDateReached");
        return caseNumber;
      }
    },
    DECIDE_EXTENSION {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = REQUEST_EXTENSION.bring(world, institution);
        world.complete(caseNumber, "userTask_requestExtension", institution.manager(),
            TestAnswers.extensionRequested());
        return caseNumber;
      }
    },
    INSTRUCT_DELETION {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = world.inOperation(institution);
        world.start("give-notice", institution.responsible(),
            TestAnswers.of("reason", "Behovet er ophørt.", "understood", true));
        world.accessEnded(caseNumber);
        return caseNumber;
      }
    },
    SETTLE_ACCOUNT {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = INSTRUCT_DELETION.bring(world, institution);
        world.complete(caseNumber, "userTask_instructDeletion", institution.responsible(),
            TestAnswers.deletionInstruction());
        return caseNumber;
      }
    },
    CONFIRM_DELETION {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = SETTLE_ACCOUNT.bring(world, institution);
        world.complete(caseNumber, "userTask_settleAccount", World.REVIEWER, TestAnswers.account());
        return caseNumber;
      }
    },
    CONFIRM_SHUTDOWN {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = INSTRUCT_DELETION.bring(world, institution);
        world.deleted(institution, caseNumber);
        return caseNumber;
      }
    },
    RECONSIDER_DECISION {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = world.inOperation(institution);
        world.day(Today.inDenmark().plusMonths(7));
        world.restricted(institution, caseNumber, World.APPROVER, "AKM");
        world.start("reconsider-decision", institution.responsible(), TestAnswers.complaint());
        return caseNumber;
      }
    },
    CHOOSE_MANAGERS {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = world.inOperation(institution);
        world.start("change-managers", institution.responsible(), Map.of());
        return caseNumber;
      }
    },
    CONFIRM_MANAGER {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = CHOOSE_MANAGERS.bring(world, institution);
        world.complete(caseNumber, "userTask_chooseManagers", institution.responsible(),
            TestAnswers.managers(institution.applicant(), institution.manager()));
        return caseNumber;
      }
    },
    FOLLOW_UP_MANAGERS {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = world.inOperation(institution);
        world.part(JdbcClient.class).sql("delete from association_role where person_id = ? and role = 'ADMINISTRATOR'")
            .param(institution.manager()).update();
        world.part(Reminders.class).runAll();
        world.day(Today.inDenmark().plusDays(40));
        world.runJob(caseNumber, "event_managerDeadlinePassed");
        return caseNumber;
      }
    },
    ANSWER_PROJECT_END {
      @Override
      String bring(World world, TestInstitution institution) {
        var proposals = world.part(ProposalWorld.class);
        String caseNumber = proposals.projectInForce(proposals.draft(institution), institution);
        world.day(Today.inDenmark().plusYears(5).minusDays(60));
        world.runJob(caseNumber, "event_projectDateReached");
        return caseNumber;
      }
    },
    CONFIRM_PROJECT_ACTIVITY {
      @Override
      String bring(World world, TestInstitution institution) {
        var proposals = world.part(ProposalWorld.class);
        String caseNumber = proposals.projectInForce(proposals.draft(institution), institution);
        world.day(Today.inDenmark().plusMonths(13));
        world.runJob(caseNumber, "event_projectDateReached");
        return caseNumber;
      }
    },
    INSTRUCT_PROJECT_DELETION {
      @Override
      String bring(World world, TestInstitution institution) {
        var proposals = world.part(ProposalWorld.class);
        String caseNumber = proposals.projectInForce(proposals.draft(institution), institution);
        world.start("close-project", institution.responsible(),
            TestAnswers.projectClosing(Integer.parseInt(caseNumber.replace("PRO-", ""))));
        world.runJob(caseNumber, "serviceTask_closeProject");
        return caseNumber;
      }
    },
    CONFIRM_PROJECT_DELETION {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = INSTRUCT_PROJECT_DELETION.bring(world, institution);
        world.complete(caseNumber, "userTask_instructProjectDeletion", institution.responsible(),
            TestAnswers.deletionInstruction());
        return caseNumber;
      }
    },
    COMPLETE_AUTHORISATION {
      @Override
      String bring(World world, TestInstitution institution) {
        return AuthorisationWorld.draft(world, institution);
      }
    },
    COMPLETE_AUTHORISATION_RETURNED("complete-authorisation") {
      @Override
      String bring(World world, TestInstitution institution) {
        return AuthorisationWorld.returned(world, institution);
      }
    },
    REVIEW_AUTHORISATION {
      @Override
      String bring(World world, TestInstitution institution) {
        return AuthorisationWorld.underReview(world, institution);
      }
    },
    APPROVE_AUTHORISATION {
      @Override
      String bring(World world, TestInstitution institution) {
        return AuthorisationWorld.forApproval(world, institution);
      }
    },
    SIGN_AUTHORISATION {
      @Override
      String bring(World world, TestInstitution institution) {
        return AuthorisationWorld.forSignature(world, institution);
      }
    },
    CONFIRM_AUTHORISATION {
      @Override
      String bring(World world, TestInstitution institution) {
        return AuthorisationWorld.confirmationDue(world, institution);
      }
    },
    FOLLOW_UP_CONFIRMATION {
      @Override
      String bring(World world, TestInstitution institution) {
        return AuthorisationWorld.confirmationOverdue(world, institution);
      }
    },
    DECIDE_SUSPENSION {
      @Override
      String bring(World world, TestInstitution institution) {
        return AuthorisationWorld.suspended(world, institution);
      }
    },
    REQUEST_SUBSCRIPTION {
      @Override
      String bring(World world, TestInstitution institution) {
        return SubscriptionWorld.draft(world, institution);
      }
    },
    OFFER_SUBSCRIPTION {
      @Override
      String bring(World world, TestInstitution institution) {
        return SubscriptionWorld.requested(world, institution);
      }
    },
    SIGN_SUBSCRIPTION {
      @Override
      String bring(World world, TestInstitution institution) {
        return SubscriptionWorld.offered(world, institution);
      }
    },
    COUNTERSIGN_SUBSCRIPTION {
      @Override
      String bring(World world, TestInstitution institution) {
        return SubscriptionWorld.signed(world, institution);
      }
    },
    COMPLETE_PROPOSAL {
      @Override
      String bring(World world, TestInstitution institution) {
        return proposals(world).draft(institution);
      }
    },
    COMPLETE_PROPOSAL_RETURNED("complete-proposal") {
      @Override
      String bring(World world, TestInstitution institution) {
        return proposals(world).reviewed(proposals(world).underReview(institution), "returned");
      }
    },
    COMPLETE_PROPOSAL_OF_A_SUBPROJECT("complete-proposal") {
      @Override
      String bring(World world, TestInstitution institution) {
        world.inOperation(institution);
        return proposals(world).subproject(institution);
      }
    },
    COMPLETE_RESUBMISSION("complete-proposal") {
      @Override
      String bring(World world, TestInstitution institution) {
        String project = proposals(world).projectInForce(proposals(world).draft(institution), institution);
        return proposals(world).resubmission(institution, Integer.parseInt(project.replace("PRO-", "")), "unchanged");
      }
    },
    COMPLETE_CHANGE_OF_CONTENT("complete-proposal") {
      @Override
      String bring(World world, TestInstitution institution) {
        int number = world.part(ProjectDatabases.class).get(world.inOperation(institution)).projectNumber();
        return world.businessKey(world.start("resubmit-project", institution.manager(),
            TestAnswers.of("projectNumber", number, "schemeAfter", "unchanged")));
      }
    },
    SUBMIT_PROPOSAL {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = proposals(world).draft(institution);
        var answers = ProposalWorld.answers(institution);
        answers.put("sendTo", "administrator");
        world.complete(caseNumber, "userTask_completeProposal", institution.applicant(), answers);
        return caseNumber;
      }
    },
    ENDORSE_PROPOSAL {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = COMPLETE_PROPOSAL_OF_A_SUBPROJECT.bring(world, institution);
        world.complete(caseNumber, "userTask_completeProposal", institution.applicant(),
            ProposalWorld.answers(institution));
        return caseNumber;
      }
    },
    REVIEW_PROPOSAL {
      @Override
      String bring(World world, TestInstitution institution) {
        return proposals(world).underReview(institution);
      }
    },
    REVIEW_PROPOSAL_OF_A_SUBPROJECT("review-proposal") {
      @Override
      String bring(World world, TestInstitution institution) {
        return proposals(world).sent(COMPLETE_PROPOSAL_OF_A_SUBPROJECT.bring(world, institution), institution,
            ProposalWorld.answers(institution));
      }
    },
    REVIEW_RESUBMISSION("review-proposal") {
      @Override
      String bring(World world, TestInstitution institution) {
        var answers = ProposalWorld.answers(institution, "DOD");
        answers.put("purpose", "At belyse sammenhængen mellem uddannelse, helbred og død.");
        answers.put("contentReason", "De hidtidige data.");
        return proposals(world).sent(COMPLETE_RESUBMISSION.bring(world, institution), institution, answers);
      }
    },
    SIGN_PROPOSAL {
      @Override
      String bring(World world, TestInstitution institution) {
        return proposals(world).forSignature(institution);
      }
    },
    SIGN_RESUBMISSION("sign-proposal") {
      @Override
      String bring(World world, TestInstitution institution) {
        return proposals(world).approved(REVIEW_RESUBMISSION.bring(world, institution));
      }
    },
    RECORD_HEALTH_APPROVAL {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = COMPLETE_PROPOSAL_OF_A_SUBPROJECT.bring(world, institution);
        proposals(world).sent(caseNumber, institution, ProposalWorld.answers(institution, "BEF", "LMDB"));
        return proposals(world).inForce(proposals(world).approved(caseNumber), institution);
      }
    },
    DELIVER_FROM_DATABASE {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = RECORD_HEALTH_APPROVAL.bring(world, institution);
        world.complete(caseNumber, "userTask_recordHealthApproval", institution.applicant(),
            ProposalWorld.healthApproval());
        return caseNumber;
      }
    },
    DELIVER_PURCHASED {
      @Override
      String bring(World world, TestInstitution institution) {
        String caseNumber = DELIVER_FROM_DATABASE.bring(world, institution);
        world.complete(caseNumber, "userTask_deliverFromDatabase", institution.manager(), ProposalWorld.extracted());
        return caseNumber;
      }
    },
    DELIVER_PURCHASED_WITHOUT_HEALTH_DATA("deliver-purchased") {
      @Override
      String bring(World world, TestInstitution institution) {
        return proposals(world).inForce(institution);
      }
    },
    EXPLAIN_BREACH {
      @Override
      String bring(World world, TestInstitution institution) {
        return BreachWorld.reported(world, institution, institution.manager());
      }
    },
    EXPLAIN_BREACH_AGAIN("explain-breach") {
      @Override
      String bring(World world, TestInstitution institution) {
        return BreachWorld.awaitingExplanation(world, institution, institution.manager());
      }
    },
    GRADE_BREACH {
      @Override
      String bring(World world, TestInstitution institution) {
        return BreachWorld.explained(world, institution, institution.manager());
      }
    },
    GRADE_BREACH_AFTER_OTHERS("grade-breach") {
      @Override
      String bring(World world, TestInstitution institution) {
        sanctioned(world, institution);
        return GRADE_BREACH.bring(world, institution);
      }
    },
    DECIDE_SANCTION {
      @Override
      String bring(World world, TestInstitution institution) {
        return BreachWorld.graded(world, institution, institution.manager(), "serious", true);
      }
    },
    DECIDE_SANCTION_AFTER_OTHERS("decide-sanction") {
      @Override
      String bring(World world, TestInstitution institution) {
        sanctioned(world, institution);
        return DECIDE_SANCTION.bring(world, institution);
      }
    },
    APPROVE_EXPLANATION {
      @Override
      String bring(World world, TestInstitution institution) {
        return BreachWorld.explainedAgain(world, institution, institution.manager());
      }
    };

    private static void sanctioned(World world, TestInstitution institution) {
      BreachWorld.sanctioned(world, institution, institution.manager(), "minor", true, "matrix-closed");
      world.day(world.today().plusDays(1));
    }

    private final String form;

    Opened() {
      form = name().toLowerCase().replace('_', '-');
    }

    Opened(String form) {
      this.form = form;
    }

    abstract String bring(World world, TestInstitution institution);

    private static ProposalWorld proposals(World world) {
      return world.part(ProposalWorld.class);
    }
  }

  /** Forms that somebody fills in over days: what was said before stands in them. */
  private static final Set<String> OF_THE_APPLICANT =
      Set.of("complete-application", "complete-authorisation", "complete-proposal");
  /** Said anew each time, in those forms, too: to whom it is sent, and what one answers for. */
  private static final Set<String> SAID_ANEW = Set.of("sendTo", "withinPurpose");

  @Autowired
  private Forms forms;
  @Autowired
  private TaskService tasks;

  /** All in one test, for it takes a whole case to get there. */
  @ParameterizedTest
  @EnumSource
  void aFormOpenedHasEverythingItNames(Opened opened) {
    String caseNumber = opened.bring(world, world.qualified());
    Task task = world.openTask(caseNumber);
    assertThat(tasks.createTaskQuery().taskId(task.getId()).initializeFormKeys().singleResult().getCamundaFormRef()
        .getKey()).isEqualTo(opened.form);
    FormFile file = FormFile.all().stream().filter(one -> one.id().equals(opened.form)).findFirst().orElseThrow();
    Map<String, Object> view = forms.view(opened.form, caseNumber);

    showsWhatItNames(file, view);
    hasRowsAndChoices(file, view);
    isPrefilledOnlyWhereItIsTheApplicantsOwn(file, view);
    assertThat(view.getOrDefault("isReturned", false)).isEqualTo(opened.name().endsWith("_RETURNED"));
  }

  private void showsWhatItNames(FormFile file, Map<String, Object> view) {
    assertThat(view.keySet()).containsAll(file.placeholders()).containsAll(file.shown());
    assertThat(file.placeholdersSeen(view)).allSatisfy(name ->
        assertThat(String.valueOf(view.get(name))).as(name).isNotBlank().isNotEqualTo("null"));
    assertThat(file.conditions()).allMatch(name ->
        view.containsKey(name) || forms.definition(file.id()).inputs().contains(name));
  }

  private static void hasRowsAndChoices(FormFile file, Map<String, Object> view) {
    for (JsonNode table : file.tables()) {
      String list = FormFile.dataSource(table);
      var columns = StreamSupport.stream(table.path("columns").spliterator(), false)
          .map(column -> column.path("key").asText()).toList();
      assertThat(view.get(list)).as(list).isInstanceOf(List.class);
      assertThat((List<?>) view.get(list)).as(list).allSatisfy(row ->
          assertThat(((Map<?, ?>) row).keySet().stream().map(String::valueOf)).containsAll(columns));
      if (file.tablesSeen(view).contains(table)) {
        assertThat((List<?>) view.get(list)).as(list).isNotEmpty();
      }
    }
    for (String list : file.choices()) {
      assertThat((List<?>) view.get(list)).as(list).isNotEmpty().allSatisfy(choice ->
          assertThat(((Choice) choice).label()).isNotBlank());
    }
  }

  /** What a view gives under the key of a field to fill in, stands in it: nobody's answer is written for them. */
  private void isPrefilledOnlyWhereItIsTheApplicantsOwn(FormFile file, Map<String, Object> view) {
    Set<String> inputs = forms.definition(file.id()).inputs();
    if (OF_THE_APPLICANT.contains(file.id())) {
      assertThat(view.keySet()).containsAll(inputs.stream().filter(input -> !SAID_ANEW.contains(input)).toList())
          .doesNotContainAnyElementsOf(SAID_ANEW);
    } else {
      assertThat(view.keySet()).doesNotContainAnyElementsOf(inputs);
    }
  }

  @Test
  void everyFormOfATaskIsOpenedHere() {
    Set<String> started = Set.of("start-application", "withdraw-application", "give-notice", "lapse-authorisation",
        "close-project", "start-authorisation", "start-subscription", "start-proposal", "start-resubmission",
        "report-breach", "change-managers", "request-reconsideration", "undo-shutdown");
    assertThat(FormFile.all().stream().map(FormFile::id).filter(id -> !started.contains(id)))
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Opened.values()).map(one -> one.form).collect(toSet()));
  }
}
