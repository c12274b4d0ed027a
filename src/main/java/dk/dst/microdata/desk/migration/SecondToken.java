package dk.dst.microdata.desk.migration;

import dk.dst.microdata.desk.migration.MigrationPlans.Plan;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * The reviews of a database had the one token of its operation; since they run beside the question about extension, they
 * have their own. A case that comes in a review from before has lost its place in the term, which this gives back, and
 * needs no timer that begins a review: it is in one.
 */
@Component
record SecondToken(RuntimeService runtime, ManagementService management) {

  /** In the newer version it lies in another sub process, where the engine does not look for its equal. */
  static final String REVIEW = "callActivity_reviewUsage";
  private static final String TERM = "serviceTask_planNextStep";
  private static final String OPERATION = "subProcess_inOperation";
  private static final String FIRST_REVIEW = "startEvent_reviewDue";
  private static final Set<String> PLACES_OF_THE_TERM = Set.of("event_nextDateReached", "callActivity_decideExtension");

  /** Timers of the one token that ended a review. The term ends it now by itself. */
  static final List<String> WITH_ONE_TOKEN_ONLY = List.of("event_termEndedInReview");

  /** In the transaction in which the case has moved. */
  void give(ProcessInstance instance, Plan plan) {
    if (!plan.addsReviews()) {
      return;
    }
    List<String> active = runtime.getActiveActivityIds(instance.getId());
    if (active.contains(REVIEW) && active.stream().noneMatch(PLACES_OF_THE_TERM::contains)) {
      management.createJobQuery().processInstanceId(instance.getId()).activityId(FIRST_REVIEW).list()
          .forEach(job -> management.deleteJob(job.getId()));
      String operation = runtime.getActivityInstance(instance.getId()).getActivityInstances(OPERATION)[0].getId();
      runtime.createProcessInstanceModification(instance.getId()).startBeforeActivity(TERM, operation).execute();
    }
  }
}
