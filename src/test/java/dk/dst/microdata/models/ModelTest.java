package dk.dst.microdata.models;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.FlowsTaken;
import java.io.InputStream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;

/** The test of one model, whose tests together take every flow of it. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ModelTest extends EngineTest {

  @Autowired
  private FlowsTaken flows;

  /** Id of the process, which is also the name of its file. */
  abstract String process();

  @BeforeAll
  void noFlowTakenYet() {
    flows.forget(process());
  }

  @AfterEach
  void nothingOfFormsInEngine() {
    traces.nothingOfFormsInEngine();
  }

  @AfterAll
  void everyFlowTaken() {
    InputStream model = getClass().getResourceAsStream("/processes/" + process() + ".bpmn");
    assertThat(Bpmn.readModelFromStream(model).getModelElementsByType(SequenceFlow.class))
        // the engine takes no flow after an event-based gateway, it goes on from the event; that one's own flow tells
        .filteredOn(flow -> !(flow.getSource() instanceof EventBasedGateway))
        .extracting(SequenceFlow::getId)
        .as("flows of %s that no test took", process())
        .allMatch(flow -> flows.isTaken(process(), flow));
  }
}
