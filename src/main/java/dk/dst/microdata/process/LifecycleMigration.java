package dk.dst.microdata.process;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Moves running project databases to the newest version of the life cycle at every start, so that years of releases do
 * not leave a version each running. Instance by instance: one that cannot follow stays as it is, is named in the log,
 * and stops nothing else. The short called processes end on the version they began with.
 */
@Component
public class LifecycleMigration extends StartStep {

  private static final Logger log = LoggerFactory.getLogger(LifecycleMigration.class);
  private static final String LIFECYCLE = "project-database-lifecycle";

  private final RepositoryService repository;
  private final RuntimeService runtime;

  LifecycleMigration(RepositoryService repository, RuntimeService runtime) {
    super(MIGRATION);
    this.repository = repository;
    this.runtime = runtime;
  }

  @Override
  protected void run() {
    migrate();
  }

  /** @return how many instances could not follow */
  public int migrate() {
    ProcessDefinition newest = repository.createProcessDefinitionQuery().processDefinitionKey(LIFECYCLE)
        .latestVersion().singleResult();
    int left = 0;
    for (ProcessDefinition older : repository.createProcessDefinitionQuery().processDefinitionKey(LIFECYCLE).list()) {
      List<ProcessInstance> instances = runtime.createProcessInstanceQuery().processDefinitionId(older.getId()).list();
      if (older.getVersion() < newest.getVersion() && !instances.isEmpty()) {
        left += migrate(instances, older, newest);
      }
    }
    return left;
  }

  private int migrate(List<ProcessInstance> instances, ProcessDefinition older, ProcessDefinition newest) {
    int left = 0;
    for (ProcessInstance instance : instances) {
      try {
        MigrationPlan plan = runtime.createMigrationPlan(older.getId(), newest.getId()).mapEqualActivities().build();
        runtime.newMigration(plan).processInstanceIds(instance.getId()).execute();
      } catch (ProcessEngineException e) {
        left++;
        log.error("Case {} stays on version {} of the life cycle: {}", instance.getBusinessKey(), older.getVersion(),
            e.getMessage());
      }
    }
    log.info("Life cycle version {}: {} cases moved to version {}, {} stay", older.getVersion(),
        instances.size() - left, newest.getVersion(), left);
    return left;
  }
}
