package dk.dst.microdata.desk.migration;

import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * A place of a model where an instance can be found between two transactions: a task, a called process, an event that
 * is waited for, or a step of its own transaction.
 */
record WaitState(String activity, Where where) {

  enum Where { AT, BEFORE, AFTER }

  /** All of a model, in the order of its file. */
  static Set<WaitState> of(BpmnModelInstance model) {
    var found = new LinkedHashSet<WaitState>();
    for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
      if (node.isCamundaAsyncBefore()) {
        found.add(new WaitState(node.getId(), Where.BEFORE));
      }
      if (isWaitedAt(node)) {
        found.add(new WaitState(node.getId(), Where.AT));
      }
      if (!(node instanceof EventBasedGateway) && node.isCamundaAsyncAfter()) { // which it does not know
        found.add(new WaitState(node.getId(), Where.AFTER));
      }
    }
    return found;
  }

  private static boolean isWaitedAt(FlowNode node) {
    return node instanceof UserTask || node instanceof ReceiveTask || node instanceof CallActivity
        || node instanceof EventBasedGateway
        || node instanceof ServiceTask task && "external".equals(task.getCamundaType())
        || (node instanceof ParallelGateway || node instanceof InclusiveGateway) && node.getIncoming().size() > 1
        || node instanceof CatchEvent event && isSubscribed(event);
  }

  /** Errors are thrown and caught in one transaction; the start of a process is no place of an instance. */
  private static boolean isSubscribed(CatchEvent event) {
    boolean ofInstance = !(event instanceof StartEvent start)
        || start.getParentElement() instanceof SubProcess parent && parent.triggeredByEvent();
    return ofInstance && event.getEventDefinitions().stream()
        .anyMatch(definition -> definition instanceof TimerEventDefinition
        || definition instanceof MessageEventDefinition || definition instanceof SignalEventDefinition
        || definition instanceof ConditionalEventDefinition);
  }

  /** Whether it waits for a message or signal, which may have got another name; a timer's date is not of the model. */
  static boolean isCalledByName(BpmnModelInstance model, String activity) {
    return model.getModelElementById(activity) instanceof CatchEvent event
        && event.getEventDefinitions().stream().anyMatch(definition -> definition instanceof MessageEventDefinition
            || definition instanceof SignalEventDefinition);
  }

  /** What people see of an activity, with its id. */
  static String named(BpmnModelInstance model, String activity) {
    return model.getModelElementById(activity) instanceof FlowNode node && node.getName() != null
        ? "„" + node.getName() + "“ (" + activity + ")" : activity;
  }
}
