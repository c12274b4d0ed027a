package dk.dst.microdata.models;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.task.Escalation;
import dk.dst.microdata.cases.task.ServiceTargets;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.support.CommittedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/** The page of the documentation that says of every task what happens when its last day has passed. */
class TaskPageTest {

  @Test
  void theCommittedPageIsOfTheseModels() throws IOException {
    CommittedPage.assertIsAsMade(Path.of("src/docs/opgaver.md"), page());
  }

  private static String page() throws IOException {
    var rows = new ArrayList<String>();
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".bpmn")).sorted().toList()) {
        BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
        String process = model.getModelElementsByType(Process.class).iterator().next().getName();
        model.getModelElementsByType(UserTask.class).forEach(task -> rows.add("| %s | %s | %s | %s |".formatted(process,
            task.getName(), performer(task), consequence(model, task))));
      }
    }
    return """
        # Opgaver og frister

        What happens to each task when its last day has passed; made from the models by `TaskPageTest`. Reminders and
        letters: [Using it](using-it.md#letters-and-reminders-breve-og-påmindelser).

        | proces | opgave | hos | når fristen er gået |
        |---|---|---|---|
        """ + String.join("\n", rows) + "\n";
  }

  private static String performer(UserTask task) {
    return switch (String.valueOf(task.getCamundaCandidateGroups())) {
      case "fse-reviewers" -> "FSE, sagsbehandler";
      case "fse-approvers" -> "FSE, kontorchef";
      default -> command(task).isFse() ? "FSE, projektansvarlig" : "institutionen";
    };
  }

  private static String consequence(BpmnModelInstance model, UserTask task) {
    assertThat(task.getCamundaDueDate()).as("the last day of " + task.getId()).isNotNull();
    String timer = model.getModelElementsByType(BoundaryEvent.class).stream()
        .filter(event -> event.getAttachedTo().equals(task))
        .filter(event -> event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
        .map(event -> "„" + event.getName() + "“: " + way(event)).collect(joining("; "));
    String told = !command(task).isFse() ? "de, der kan udføre den, mindes om den syv dage før og dagen efter"
        : ServiceTargets.isOfAssessment(command(task))
            ? "kontorchefen får besked, når FSE’s egen tid på hele behandlingen er brugt (D13)"
            : "kontorchefen får besked dagen efter";
    return !timer.isEmpty() ? timer + "; " + told : command(task).isFse() ? told
        : told + "; den autorisationsansvarlige og kontorchefen får besked %d dage efter, og opgaven kan overdrages"
            .formatted(Escalation.LEFT.getDays());
  }

  /** The steps from there until somebody or something is to decide or to do anything. */
  private static String way(BoundaryEvent event) {
    var names = new ArrayList<String>();
    FlowNode next = event;
    do {
      List<SequenceFlow> out = List.copyOf(next.getOutgoing());
      next = out.size() == 1 ? out.get(0).getTarget() : null;
      if (next != null) {
        if (next.getName() != null) { // a gateway that only joins has none
          names.add(next.getName());
        }
      }
    } while (next != null && !(next instanceof EndEvent) && !(next instanceof UserTask) && next.getOutgoing().size() == 1);
    return String.join(" → ", names);
  }

  private static Command command(UserTask task) {
    return Command.ofForm(task.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef")).orElseThrow();
  }
}
