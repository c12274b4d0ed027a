package dk.dst.microdata.cases.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.EngineTest;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The models at a start at which none of them is new, and those that come later. */
class ModelsTest extends EngineTest {

  @Autowired
  private Models models;
  @Autowired
  private RepositoryService repository;
  @Autowired
  private ManagementService management;
  @Autowired
  private RuntimeService runtime;
  @Autowired
  private CamundaBpmProperties camunda;
  @Autowired
  private ProcessEngineConfigurationImpl engine;

  @Test
  void areAllReadBeforeAnybodyAsksForOne() {
    var read = engine.getDeploymentCache().getProcessDefinitionCache();
    read.clear();

    models.run();

    assertThat(repository.createProcessDefinitionQuery().latestVersion().list()).isNotEmpty()
        .extracting(ProcessDefinition::getId).allMatch(id -> read.get(id) != null);
  }

  /** A model that another node has deployed names what only that node has; once this one is started anew it has it, too. */
  @Test
  void stepsOfModelsThatCameAfterTheStartAreLeftToWhoBroughtThem() {
    String brought = repository.createDeployment().addModelInstance("brought.bpmn",
        Bpmn.createExecutableProcess("brought").camundaHistoryTimeToLive(1).startEvent().serviceTask("step")
            .camundaAsyncBefore().camundaExpression("${true}").endEvent().done()).deploy().getId();
    assertThat(camunda.getJobExecution().isDeploymentAware()).isTrue();
    engine.setJobExecutorDeploymentAware(true); // which the starter does only where there is a job executor
    try {
      management.unregisterDeploymentForJobExecutor(brought);
      runtime.startProcessInstanceByKey("brought");
      String step = management.createJobQuery().processDefinitionKey("brought").singleResult().getId();
      assertThat(steps()).doesNotContain(step);
      models.run();
      assertThat(steps()).contains(step);
    } finally {
      engine.setJobExecutorDeploymentAware(false);
      repository.deleteDeployment(brought, true);
    }
  }

  /** What the job executor would take now. */
  private List<String> steps() {
    return engine.getCommandExecutorTxRequired().execute(context -> context.getJobManager()
        .findNextJobsToExecute(new Page(0, 10_000))).stream().map(AcquirableJobEntity::getId).toList();
  }
}
