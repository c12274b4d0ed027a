package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.engine.People;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/**
 * The form of a task, as its model names it and as it was deployed with it. Neither ever changes, so each is asked of the
 * engine once in the life of a node.
 */
@Component
public class TaskForms {

  /**
   * A form.
   *
   * @param id also the name of its file
   * @param binding to which of its versions the model refers; all of ours to the one deployed with it
   * @param file as it was deployed; not to be changed
   */
  public record TaskForm(String id, String binding, byte[] file) {}

  private final RepositoryService repository;
  private final FormService forms;
  private final People people;
  private final Map<List<String>, Optional<TaskForm>> known = new ConcurrentHashMap<>();

  TaskForms(RepositoryService repository, FormService forms, People people) {
    this.repository = repository;
    this.forms = forms;
    this.people = people;
  }

  /** Empty for a task whose model names no form. */
  public Optional<TaskForm> of(Task task) {
    List<String> place = List.of(task.getProcessDefinitionId(), task.getTaskDefinitionKey());
    Optional<TaskForm> found = known.get(place);
    if (found == null) {
      found = people.asSystem(() -> read(task));
      known.put(place, found);
    }
    return found;
  }

  private Optional<TaskForm> read(Task task) {
    UserTask drawn = repository.getBpmnModelInstance(task.getProcessDefinitionId())
        .getModelElementById(task.getTaskDefinitionKey());
    if (drawn.getCamundaFormRef() == null) {
      return Optional.empty();
    }
    try (InputStream file = forms.getDeployedTaskForm(task.getId())) {
      return Optional.of(new TaskForm(drawn.getCamundaFormRef(), drawn.getCamundaFormRefBinding(), file.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
