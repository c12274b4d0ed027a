package dk.dst.microdata.process;

import dk.dst.microdata.rights.Command;
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
  private final CaseRights rights;
  private final Actor actor;

  TakenTasks(TaskService tasks, CaseRights rights, Actor actor) {
    this.rights = rights;
    this.tasks = tasks;
    this.actor = actor;
  }

  public Optional<TakenTask> find(String id) {
    if (!actor.isKnown()) {
      return Optional.empty();
    }
    Task task = tasks.createTaskQuery().taskId(id).taskAssignee(actor.id()).initializeFormKeys().singleResult();
    if (task == null || task.getCamundaFormRef() == null) {
      return Optional.empty();
    }
    String caseNumber = (String) tasks.getVariableLocal(id, FormGuard.CASE_NUMBER);
    String form = task.getCamundaFormRef().getKey();
    return Command.ofForm(form).filter(command -> rights.may(command, caseNumber))
        .map(command -> new TakenTask(caseNumber, form));
  }
}
