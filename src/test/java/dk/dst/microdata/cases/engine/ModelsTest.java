package dk.dst.microdata.cases.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.EngineTest;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The models at a start at which none of them is new. */
class ModelsTest extends EngineTest {

  @Autowired
  private Models models;
  @Autowired
  private RepositoryService repository;
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
}
