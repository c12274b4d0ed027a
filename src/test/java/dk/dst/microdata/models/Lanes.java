package dk.dst.microdata.models;

import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.models.ModelRules.Model;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/**
 * Who acts in a model is seen by its lanes (decision 77): what people do lies with those who do it, everything else
 * with the system. A model in which nobody has a task has no lanes, since its start form says who begins it.
 */
final class Lanes {

  private static final String INSTITUTION = "Institution";
  private static final String SYSTEM = "System";
  private static final Map<String, String> GROUPS = Map.of("fse-reviewers", "FSE", "fse-approvers", "Kontorchef");
  /** From above: who asks, who answers, and what carries it out. */
  private static final List<String> ORDER = List.of(INSTITUTION, "FSE", "Kontorchef", SYSTEM);

  private Lanes() {}

  static List<String> broken(Model model) {
    Collection<Lane> lanes = model.all(Lane.class);
    if (model.all(UserTask.class).isEmpty()) {
      return lanes.isEmpty() && model.all(Participant.class).isEmpty() ? List.of()
          : List.of("has lanes, and nobody has a task");
    }
    var broken = new ArrayList<String>();
    pool(model, broken);
    names(lanes, broken);
    for (Process process : model.all(Process.class)) {
      process.getChildElementsByType(FlowNode.class).forEach(node -> place(model, node, lanes, broken));
    }
    model.all(UserTask.class).forEach(task -> told(model, task, broken));
    return broken;
  }

  private static void pool(Model model, List<String> broken) {
    List<String> pools = model.all(Participant.class).stream().map(Participant::getName).toList();
    if (!pools.equals(model.all(Process.class).stream().map(Process::getName).toList())) {
      broken.add("has no pool with the name of the process: " + pools);
    }
  }

  private static void names(Collection<Lane> lanes, List<String> broken) {
    List<String> named = lanes.stream().map(Lane::getName).toList();
    if (!named.equals(ORDER.stream().filter(named::contains).toList())) {
      broken.add("has its lanes in another order, or others: " + named);
    }
    lanes.stream().filter(lane -> lane.getFlowNodeRefs().isEmpty())
        .forEach(lane -> broken.add(lane.getId() + " is empty"));
  }

  private static void place(Model model, FlowNode node, Collection<Lane> lanes, List<String> broken) {
    List<Lane> around = lanes.stream().filter(lane -> lane.getFlowNodeRefs().contains(node)).toList();
    if (around.size() != 1 || !around.get(0).getName().equals(lane(node))) {
      broken.add(node.getId() + " does not lie in " + lane(node) + ", but in "
          + around.stream().map(Lane::getName).toList());
    } else if (!(node instanceof BoundaryEvent) && !area(model, around.get(0)).contains(area(model, node))) {
      broken.add(node.getId() + " is drawn outside " + lane(node));
    }
  }

  /** In a sub process there are no lanes, so a note says who does what is not done by those in whose lane it lies. */
  private static void told(Model model, UserTask task, List<String> broken) {
    FlowNode top = task;
    while (top.getParentElement() instanceof SubProcess parent) {
      top = parent;
    }
    List<String> notes = model.all(Association.class).stream()
        .filter(line -> line.getSource().equals(task) && line.getTarget() instanceof TextAnnotation)
        .map(line -> ((TextAnnotation) line.getTarget()).getText().getTextContent()).toList();
    if (!notes.equals(lane(top).equals(lane(task)) ? List.of() : List.of(lane(task)))) {
      broken.add(task.getId() + " has notes of who does it that are too many, missing or wrong: " + notes);
    }
  }

  private static String lane(FlowNode node) {
    if (node instanceof UserTask task) {
      return performers(task);
    }
    if (node instanceof BoundaryEvent event) {
      return lane(event.getAttachedTo());
    }
    if (node instanceof SubProcess process) {
      Set<String> acting = tasks(process).map(Lanes::performers).collect(Collectors.toSet());
      return acting.size() == 1 ? acting.iterator().next() : SYSTEM;
    }
    // what FSE starts by a form is over at once and has no lanes
    return node instanceof StartEvent start && start.getCamundaFormRef() != null ? INSTITUTION : SYSTEM;
  }

  private static Stream<UserTask> tasks(SubProcess process) {
    return process.getFlowElements().stream().flatMap(element -> element instanceof SubProcess inner ? tasks(inner)
        : element instanceof UserTask task ? Stream.of(task) : Stream.empty());
  }

  private static String performers(UserTask task) {
    String group = GROUPS.get(String.valueOf(task.getCamundaCandidateGroups()));
    return group != null ? group
        : Command.ofForm(String.valueOf(task.getCamundaFormRef())).filter(Command::isFse).isPresent() ? "FSE"
            : INSTITUTION;
  }

  private static Rectangle2D area(Model model, BaseElement element) {
    return model.all(BpmnShape.class).stream().filter(shape -> element.equals(shape.getBpmnElement())).findFirst()
        .map(BpmnShape::getBounds).map(Lanes::area).orElseGet(Rectangle2D.Double::new);
  }

  private static Rectangle2D area(Bounds bounds) {
    return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
  }
}
