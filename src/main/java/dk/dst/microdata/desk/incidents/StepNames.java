package dk.dst.microdata.desk.incidents;

import dk.dst.microdata.cases.engine.People;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** What steps and models are called in the pictures people know. */
@Component
record StepNames(RepositoryService repository, People people) {

  /** A step and its model. */
  record Named(String model, String step) {}

  /**
   * @param definition id of the model in the version in which the step failed; null where there is none any more
   * @param step id of the activity; of a step that another model has, the newest version is asked
   * @param waits id of the activity at which the job waits, where the step itself has no name
   */
  Named of(String definition, String model, String step, String waits) {
    return people.asSystem(() -> {
      BpmnModelInstance found = definition != null ? repository.getBpmnModelInstance(definition) : newest(model);
      return found == null ? new Named(model, step) : new Named(
          found.getModelElementsByType(Process.class).stream().map(Process::getName).findFirst().orElse(model),
          name(found, step).or(() -> name(found, waits)).orElse("Trin uden navn"));
    });
  }

  private BpmnModelInstance newest(String model) {
    ProcessDefinition newest = repository.createProcessDefinitionQuery().processDefinitionKey(model).latestVersion()
        .singleResult();
    return newest == null ? null : repository.getBpmnModelInstance(newest.getId());
  }

  private static Optional<String> name(BpmnModelInstance model, String id) {
    ModelElementInstance found = id == null ? null : model.getModelElementById(id);
    return found instanceof FlowElement element ? Optional.ofNullable(element.getName()).filter(name -> !name.isBlank())
        .map(name -> name.replaceAll("\\s+", " ")) : Optional.empty();
  }
}
