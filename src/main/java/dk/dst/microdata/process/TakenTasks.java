package dk.dst.microdata.process;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Tasks by id for our own endpoints: only those the person acting has taken exist for them. */
@Component
public class TakenTasks {

  /** A task somebody has taken: the case it belongs to and its form. */
  public record TakenTask(String caseNumber, String form) {}

  private final TaskService tasks;
  private final Actor actor;

  TakenTasks(TaskService tasks, Actor actor) {
    this.tasks = tasks;
    this.actor = actor;
  }

  public Optional<TakenTask> find(String id) {
    if (!actor.isKnown()) {
      return Optional.empty();
    }
    Task task = tasks.createTaskQuery().taskId(id).taskAssignee(actor.id()).initializeFormKeys().singleResult();
    return task == null || task.getCamundaFormRef() == null ? Optional.empty()
        : Optional.of(new TakenTask((String) tasks.getVariableLocal(id, FormGuard.CASE_NUMBER),
            task.getCamundaFormRef().getKey()));
  }
}
