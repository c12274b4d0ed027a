package dk.dst.microdata.desk.work;

import dk.dst.microdata.cases.task.DueTasks;
import dk.dst.microdata.cases.task.DueTasks.DueTask;
import dk.dst.microdata.desk.work.TaskDeadline.Telling;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.notice.Reminder;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Institutions' people are reminded of tasks whose deadline comes near or has passed: whoever has taken the task, else
 * all who can. FSE's own tasks are no matter for letters.
 */
@Component
record TaskReminder(DueTasks tasks, Cases cases, Notices notices, Clock clock) implements Reminder {

  /** Reminded of by their own feature, on days of their own (D9). */
  private static final Set<Command> REMINDED_OTHERWISE = Set.of(Command.REQUEST_EXTENSION);

  @Override
  public void run() {
    LocalDate today = LocalDate.now(clock);
    List<DueTask> open = tasks.ofInstitutions(today.plus(TaskDeadline.BEFORE)).stream()
        .filter(task -> !REMINDED_OTHERWISE.contains(task.command())).toList();
    for (Telling telling : Telling.values()) {
      Map<String, DueTask> due = new LinkedHashMap<>();
      open.stream().filter(task -> new TaskDeadline(task.createdOn(), task.dueOn()).due(today)
          .filter(telling::equals).isPresent()).forEach(task -> due.put(matter(task), task));
      due.keySet().removeAll(notices.told(telling.name(), due.keySet()));
      due.forEach((matter, task) -> tell(telling, matter, task));
    }
  }

  /** Of a deadline that is moved people are reminded anew. */
  private static String matter(DueTask task) {
    return task.id() + " " + task.dueOn();
  }

  private void tell(Telling telling, String matter, DueTask task) {
    List<String> able = cases.find(task.caseNumber()).map(at -> at.whoMay(task.command())).orElse(List.of());
    boolean taken = task.assignee() != null && able.contains(task.assignee());
    String day = Danish.day(task.dueOn());
    String where = taken ? "Du har taget den: Den ligger under Mine opgaver."
        : "Den, der først tager den under Opgaver, udfører den.";
    notices.tell(task.caseNumber(), telling.name(), matter, taken ? List.of(task.assignee()) : able,
        telling == Telling.TASK_DUE ? "Frist den " + day + ": " + task.name() : "Fristen er passeret: " + task.name(),
        "Sag " + task.caseNumber() + ". Opgaven „" + task.name() + "“ " + (telling == Telling.TASK_DUE
            ? "skal være udført senest den " + day + ". "
            : "skulle have været udført senest den " + day + ". Udfør den hurtigst muligt. ") + where);
  }
}
