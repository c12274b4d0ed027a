package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.ground.rights.Command;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Open tasks by their deadlines, read in two questions however many there are. */
@Component
public class DueTasks {

  /**
   * A task that waits to be done.
   *
   * @param command what doing it takes the right to
   * @param dueOn its last day
   * @param assignee whoever has taken it, or null
   */
  public record DueTask(String id, String caseNumber, String name, Command command, LocalDate createdOn,
      LocalDate dueOn, String assignee) {}

  private final TaskService tasks;
  private final TaskCases taskCases;

  DueTasks(TaskService tasks, TaskCases taskCases) {
    this.tasks = tasks;
    this.taskCases = taskCases;
  }

  /** Those of the institutions' own people whose last day is that day or lies before it, by case. */
  public List<DueTask> ofInstitutions(LocalDate day) {
    return until(day, command -> !command.isFse());
  }

  /** FSE's whose last day lies before that day, by case. */
  List<DueTask> ofFseBefore(LocalDate day) {
    return until(day.minusDays(1), Command::isFse);
  }

  private List<DueTask> until(LocalDate day, Predicate<Command> counts) {
    Date until = Date.from(day.plusDays(1).atStartOfDay(EngineClock.DENMARK).toInstant());
    List<Task> open = tasks.createTaskQuery().dueBefore(until).initializeFormKeys().list().stream()
        .filter(task -> command(task).filter(counts).isPresent()).toList();
    Map<String, String> caseNumbers = taskCases.of(open);
    var due = new ArrayList<DueTask>();
    for (Task task : open) {
      if (caseNumbers.containsKey(task.getId())) { // else it has been done since, or is of no case
        due.add(new DueTask(task.getId(), caseNumbers.get(task.getId()), task.getName(), command(task).orElseThrow(),
            day(task.getCreateTime()), day(task.getDueDate()), task.getAssignee()));
      }
    }
    due.sort(Comparator.comparing(DueTask::caseNumber).thenComparing(DueTask::id));
    return due;
  }

  private static Optional<Command> command(Task task) {
    return Optional.ofNullable(task.getCamundaFormRef()).flatMap(form -> Command.ofForm(form.getKey()));
  }

  private static LocalDate day(Date moment) {
    return LocalDate.ofInstant(moment.toInstant(), EngineClock.DENMARK);
  }
}
