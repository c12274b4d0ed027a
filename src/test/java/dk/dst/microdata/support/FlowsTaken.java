package dk.dst.microdata.support;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;

/** Notes every sequence flow that is taken, so that a test can say which of a model's were not. */
@TestComponent
public class FlowsTaken {

  private final Set<String> taken = ConcurrentHashMap.newKeySet();

  @EventListener
  public void on(DelegateExecution execution) {
    if (ExecutionListener.EVENTNAME_TAKE.equals(execution.getEventName())) {
      taken.add(process(execution) + "/" + execution.getCurrentTransitionId());
    }
  }

  /** From the model: the engine leaves the key out of the id of a definition where both together are too long. */
  private static String process(DelegateExecution execution) {
    return execution.getBpmnModelInstance().getModelElementsByType(Process.class).iterator().next().getId();
  }

  public void forget(String process) {
    taken.removeIf(flow -> flow.startsWith(process + "/"));
  }

  public boolean isTaken(String process, String flow) {
    return taken.contains(process + "/" + flow);
  }
}
