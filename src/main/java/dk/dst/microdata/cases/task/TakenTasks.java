package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.ground.rights.Command;
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
  private final TaskCases taskCases;
  private final CaseRights rights;
  private final Actor actor;

  TakenTasks(TaskService tasks, TaskCases taskCases, CaseRights rights, Actor actor) {
    this.tasks = tasks;
    this.taskCases = taskCases;
    this.rights = rights;
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
    String form = task.getCamundaFormRef().getKey();
    return taskCases.of(task).filter(caseNumber -> Command.ofForm(form)
        .filter(command -> rights.may(command, caseNumber)).isPresent())
        .map(caseNumber -> new TakenTask(caseNumber, form));
  }
}
