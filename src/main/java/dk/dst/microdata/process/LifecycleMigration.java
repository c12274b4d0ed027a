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
 * Moves what runs for years (project databases, authorisations, projects) to the newest version of its model at every
 * start, so that years of releases do not leave a version each running. Instance by instance: one that cannot follow
 * stays as it is, is named in the log, and stops nothing else. The short processes end on the version they began with.
 */
@Component
public class LifecycleMigration extends StartStep {

  private static final Logger log = LoggerFactory.getLogger(LifecycleMigration.class);
  private static final List<String> LONG_LIVED =
      List.of("project-database-lifecycle", "authorise-institution", "project-in-operation");

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
    return LONG_LIVED.stream().mapToInt(this::migrate).sum();
  }

  private int migrate(String process) {
    ProcessDefinition newest = repository.createProcessDefinitionQuery().processDefinitionKey(process)
        .latestVersion().singleResult();
    int left = 0;
    for (ProcessDefinition older : repository.createProcessDefinitionQuery().processDefinitionKey(process).list()) {
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
        log.error("Case {} stays on version {} of {}: {}", instance.getBusinessKey(), older.getVersion(),
            older.getKey(), e.getMessage());
      }
    }
    log.info("{} version {}: {} cases moved to version {}, {} stay", older.getKey(), older.getVersion(),
        instances.size() - left, newest.getVersion(), left);
    return left;
  }
}
