package dk.dst.microdata.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.historyService;

import java.util.function.Consumer;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * The order in which an instance passed its activities, as the engine counts it. Camunda's own {@code
 * hasPassedInOrder} sorts by time, and the clock of tests stands still: the database then sorts as it likes.
 */
public final class Passed {

  private Passed() {
  }

  /**
   * Requires that an instance has passed these activities in this order, others in between included. Activities that
   * ran side by side have no order among them; each branch is asked for by itself.
   */
  public static Consumer<ProcessInstance> inOrder(String... activities) {
    return instance -> assertThat(historyService().createHistoricActivityInstanceQuery()
        .processInstanceId(instance.getId()).finished().orderPartiallyByOccurrence().asc().list())
        .extracting(HistoricActivityInstance::getActivityId).containsSubsequence(activities);
  }
}
