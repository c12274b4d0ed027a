package dk.dst.microdata.desk.migration;

import dk.dst.microdata.cases.engine.OneAtATime;
import dk.dst.microdata.cases.engine.StartStep;
import dk.dst.microdata.desk.migration.MigrationPlans.Plan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the running instances of the {@link LongLived} models to their newest version at every start, so that years of
 * releases do not leave a version each running.
 *
 * <p>A version that has a place to wait which the newest lacks is left whole, with the place named. Otherwise each
 * instance moves in a transaction of its own; one that cannot stays as it was, is named, and stops nothing else. A
 * start that was interrupted has moved some, and the next one goes on with the rest.
 */
@Component
public class ModelMigration extends StartStep {

  private static final Logger log = LoggerFactory.getLogger(ModelMigration.class);
  private static final int ATTEMPTS = 3;

  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final MigrationPlans plans;
  private final SecondToken secondToken;
  private final ModelMigrations record;
  private final OneAtATime oneAtATime;
  private final TransactionTemplate transaction;

  ModelMigration(RepositoryService repository, RuntimeService runtime, MigrationPlans plans, SecondToken secondToken,
      ModelMigrations record, OneAtATime oneAtATime, TransactionTemplate transaction) {
    super(MIGRATION);
    this.repository = repository;
    this.runtime = runtime;
    this.plans = plans;
    this.secondToken = secondToken;
    this.record = record;
    this.oneAtATime = oneAtATime;
    this.transaction = transaction;
  }

  @Override
  protected void run() {
    migrate();
  }

  /** @return how many instances could not follow */
  public int migrate() {
    return oneAtATime.during("model-migration",
        () -> LongLived.PROCESSES.stream().mapToInt(this::migrate).sum());
  }

  private int migrate(String process) {
    List<ProcessDefinition> versions = repository.createProcessDefinitionQuery().processDefinitionKey(process)
        .orderByProcessDefinitionVersion().asc().list();
    ProcessDefinition newest = versions.get(versions.size() - 1);
    int left = 0;
    for (ProcessDefinition older : versions.subList(0, versions.size() - 1)) {
      List<ProcessInstance> instances = runtime.createProcessInstanceQuery().processDefinitionId(older.getId()).list();
      if (!instances.isEmpty()) {
        left += migrate(instances, older, newest);
      }
    }
    return left;
  }

  private int migrate(List<ProcessInstance> instances, ProcessDefinition older, ProcessDefinition newest) {
    long run = record.begin(older.getKey(), older.getVersion(), newest.getVersion());
    Plan plan = plans.between(older.getId(), newest.getId());
    if (!plan.lost().isEmpty()) {
      record.refuse(run, instances.size(), "Version " + newest.getVersion() + " mangler: "
          + String.join(", ", plan.lost()) + ".");
      log.error("{} version {}: {} cases stay, because version {} has not: {}", older.getKey(), older.getVersion(),
          instances.size(), newest.getVersion(), String.join(", ", plan.lost()));
      return instances.size();
    }
    int left = 0;
    for (ProcessInstance instance : instances) {
      left += follows(run, instance, older, plan) ? 0 : 1;
    }
    record.end(run);
    log.info("{} version {}: {} cases moved to version {}, {} stay", older.getKey(), older.getVersion(),
        instances.size() - left, newest.getVersion(), left);
    return left;
  }

  /** Whether it has moved, or has ended meanwhile. */
  private boolean follows(long run, ProcessInstance instance, ProcessDefinition older, Plan plan) {
    RuntimeException why = null;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        transaction.executeWithoutResult(status -> {
          runtime.newMigration(plan.engine()).processInstanceIds(instance.getId()).execute();
          secondToken.give(instance, plan);
          record.moved(run);
        });
        return true;
      } catch (OptimisticLockingException e) { // another node works on the case this very moment
        why = e;
      } catch (RuntimeException e) {
        why = e;
        break;
      }
    }
    if (runtime.createProcessInstanceQuery().processInstanceId(instance.getId()).processDefinitionId(older.getId())
        .count() == 0) {
      return true;
    }
    String caseNumber = instance.getBusinessKey() == null ? instance.getId() : instance.getBusinessKey();
    record.left(run, caseNumber, reason(why, repository.getBpmnModelInstance(older.getId())));
    log.error("Case {} stays on version {} of {}: {}", caseNumber, older.getVersion(), older.getKey(), cause(why));
    return false;
  }

  /** In Danish, and without what the error says: that may be of the case's content. */
  private static String reason(RuntimeException why, BpmnModelInstance model) {
    if (why instanceof OptimisticLockingException) {
      return "Sagen blev behandlet et andet sted i samme øjeblik.";
    }
    Set<String> places = places(why);
    return places.isEmpty() ? "Flytningen fejlede (" + root(why).getClass().getSimpleName() + ")."
        : "Sagen er et sted, som den nye model ikke kan tage over: " + places.stream()
            .map(place -> WaitState.named(model, place)).collect(Collectors.joining(", ")) + ".";
  }

  /** The kinds of error and the activities, for the log; no messages. */
  private static String cause(RuntimeException why) {
    Set<String> places = places(why);
    return why.getClass().getSimpleName() + (root(why) == why ? "" : " by " + root(why).getClass().getSimpleName())
        + (places.isEmpty() ? "" : " at " + String.join(", ", places));
  }

  private static Set<String> places(RuntimeException why) {
    var places = new LinkedHashSet<String>();
    if (why instanceof MigratingProcessInstanceValidationException invalid) {
      invalid.getValidationReport().getActivityInstanceReports().forEach(place -> places.add(place.getSourceScopeId()));
      invalid.getValidationReport().getTransitionInstanceReports()
          .forEach(place -> places.add(place.getSourceScopeId()));
    }
    return places;
  }

  private static Throwable root(Throwable why) {
    return why.getCause() == null || why.getCause() == why ? why : root(why.getCause());
  }
}
