package dk.dst.microdata.desk.migration;

import dk.dst.microdata.desk.migration.MigrationPlans.Plan;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * What stood in line and now runs side by side: a case that comes from a version before has one token where there are two
 * now, and is given the other.
 *
 * <p>The reviews of a database had the one token of its operation; since they run beside the question about extension, they
 * have their own. A case that comes in a review from before has lost its place in the term, which this gives back, and
 * needs no timer that begins a review: it is in one. The final account of a shutdown came after the deletion instruction;
 * now neither waits for the other.
 */
@Component
record SecondToken(RuntimeService runtime, ManagementService management) {

  /** In the newer version it lies in another sub process, where the engine does not look for its equal. */
  static final String REVIEW = "callActivity_reviewUsage";
  private static final String TERM = "serviceTask_planNextStep";
  private static final String OPERATION = "subProcess_inOperation";
  private static final String FIRST_REVIEW = "startEvent_reviewDue";
  private static final String INSTRUCTION = "userTask_instructDeletion";
  private static final String ACCOUNT = "userTask_settleAccount";
  private static final String INSTRUCTED = "flow_recordDeletionInstruction_readyToDelete";
  private static final Set<String> PLACES_OF_THE_TERM = Set.of("event_nextDateReached", "callActivity_decideExtension");

  /** Timers of the one token that ended a review. The term ends it now by itself. */
  static final List<String> WITH_ONE_TOKEN_ONLY = List.of("event_termEndedInReview");

  /** In the transaction in which the case has moved. */
  void give(ProcessInstance instance, Plan plan) {
    if (plan.addsReviews()) {
      giveTerm(instance);
    }
    if (plan.settlesBeside()) {
      giveAccount(instance);
    }
  }

  private void giveTerm(ProcessInstance instance) {
    List<String> active = runtime.getActiveActivityIds(instance.getId());
    if (active.contains(REVIEW) && active.stream().noneMatch(PLACES_OF_THE_TERM::contains)) {
      management.createJobQuery().processInstanceId(instance.getId()).activityId(FIRST_REVIEW).list()
          .forEach(job -> management.deleteJob(job.getId()));
      String operation = runtime.getActivityInstance(instance.getId()).getActivityInstances(OPERATION)[0].getId();
      runtime.createProcessInstanceModification(instance.getId()).startBeforeActivity(TERM, operation).execute();
    }
  }

  private void giveAccount(ProcessInstance instance) {
    List<String> active = runtime.getActiveActivityIds(instance.getId());
    if (active.contains(INSTRUCTION)) {
      runtime.createProcessInstanceModification(instance.getId()).startBeforeActivity(ACCOUNT).execute();
    } else if (active.contains(ACCOUNT)) {
      runtime.createProcessInstanceModification(instance.getId()).startTransition(INSTRUCTED).execute();
    }
  }
}
