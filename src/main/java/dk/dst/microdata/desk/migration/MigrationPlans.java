package dk.dst.microdata.desk.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.stereotype.Component;

/**
 * How the instances of one version of a model get to another: each activity to the one of the same id and kind.
 *
 * <p>Timers keep the date they have. The engine would compute it anew as of the migration, and so give everybody whose
 * deadline runs a new one with each release. A timer that the new version adds gets its date then; one that is planned
 * from the facts is set right after every start. Messages take the name that the new version gives them.
 */
@Component
record MigrationPlans(RuntimeService runtime, RepositoryService repository) {

  private static final String REVIEWS = "subProcess_usageReviews";
  private static final String SIDE_BY_SIDE = "gateway_windUp";

  /**
   * A plan that the engine has checked.
   *
   * @param lost places of the older version where an instance may be and the other has none, in Danish; where there is
   *     one, the plan must not be used: it would move some and strand others
   * @param addsReviews whether reviews have a token of their own only in the newer, see {@link SecondToken}
   * @param settlesBeside whether the final account has a token of its own only in the newer
   */
  record Plan(MigrationPlan engine, List<String> lost, boolean addsReviews, boolean settlesBeside) {}

  /** From one definition to another, both given by id. */
  Plan between(String older, String newer) {
    BpmnModelInstance was = repository.getBpmnModelInstance(older);
    BpmnModelInstance is = repository.getBpmnModelInstance(newer);
    boolean addsReviews = adds(REVIEWS, was, is);
    List<MigrationInstruction> equal = equal(older, newer, addsReviews);
    var lost = new ArrayList<>(lost(was, is, equal));
    MigrationPlanBuilder builder = runtime.createMigrationPlan(older, newer);
    for (MigrationInstruction instruction : equal) {
      var mapped = builder.mapActivities(instruction.getSourceActivityId(), instruction.getTargetActivityId());
      builder = WaitState.isCalledByName(is, instruction.getTargetActivityId()) ? mapped.updateEventTrigger() : mapped;
    }
    try {
      return new Plan(builder.build(), lost, addsReviews, adds(SIDE_BY_SIDE, was, is));
    } catch (MigrationPlanValidationException refused) {
      refused.getValidationReport().getInstructionReports().forEach(report ->
          lost.add(WaitState.named(was, report.getMigrationInstruction().getSourceActivityId())));
      return new Plan(null, lost, false, false);
    }
  }

  private List<MigrationInstruction> equal(String older, String newer, boolean addsReviews) {
    var equal = runtime.createMigrationPlan(older, newer).mapEqualActivities();
    return (addsReviews ? equal.mapActivities(SecondToken.REVIEW, SecondToken.REVIEW) : equal).build()
        .getInstructions();
  }

  private static boolean adds(String element, BpmnModelInstance was, BpmnModelInstance is) {
    return was.getModelElementById(element) == null && is.getModelElementById(element) != null;
  }

  /** What waits before or after a step needs the same in the newer version, which the engine checks only on the move. */
  private static List<String> lost(BpmnModelInstance was, BpmnModelInstance is, List<MigrationInstruction> equal) {
    Set<String> mapped = equal.stream().map(MigrationInstruction::getSourceActivityId).collect(Collectors.toSet());
    Set<WaitState> there = WaitState.of(is);
    return WaitState.of(was).stream().filter(waitState -> !SecondToken.WITH_ONE_TOKEN_ONLY.contains(waitState.activity()))
        .filter(waitState -> !there.contains(waitState)
        || !mapped.contains(waitState.activity()))
        .map(waitState -> WaitState.named(was, waitState.activity())).distinct().toList();
  }
}
