package dk.dst.microdata.desk.work;

import static java.util.stream.Collectors.joining;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.engine.People.Account;
import dk.dst.microdata.cases.task.TaskNews;
import dk.dst.microdata.cases.task.TaskNews.News;
import dk.dst.microdata.ground.notice.Notices;
import dk.dst.microdata.ground.text.Danish;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells people of tasks that have come up and that they can do: one letter with a list, of whatever came up since the
 * round before, or since yesterday morning. It says the case, the task and the day, and nothing of what the case is
 * about.
 */
@Component
public class TaskLetters {

  private static final Logger log = LoggerFactory.getLogger(TaskLetters.class);
  private static final int MOST_LISTED = 40;

  private final TaskNews news;
  private final Notices notices;
  private final People people;
  private final TransactionTemplate transaction;

  TaskLetters(TaskNews news, Notices notices, People people, TransactionTemplate transaction) {
    this.news = news;
    this.notices = notices;
    this.people = people;
    this.transaction = transaction;
  }

  /** May run on several nodes at once: each takes what no other has. What fails is told in the next round. */
  @Scheduled(fixedDelayString = "${microdata.task-letter-interval:PT1M}", initialDelayString =
      "${microdata.first-round}")
  public void round() {
    try {
      transaction.executeWithoutResult(status -> news.note());
      transaction.executeWithoutResult(status -> news.take().forEach(this::tell));
    } catch (RuntimeException e) {
      log.error("Nobody has been told of the tasks that have come up; they are told in the next round", e);
    }
  }

  private void tell(String person, List<News> tasks) {
    News first = tasks.get(0);
    String kind = first.fse() ? Notices.FSE_TASKS_CAME_UP : Notices.TASKS_CAME_UP;
    if (first.fse()) {
      Account account = people.account(person);
      notices.mayBeTold(account.id(), account.name(), account.email());
    }
    notices.tell(first.caseNumber(), kind, "opgave " + first.taskId(), Set.of(person),
        tasks.size() == 1 ? "Ny opgave: " + first.name() : "Nye opgaver: " + tasks.size(),
        "Du kan udføre " + (tasks.size() == 1 ? "en ny opgave" : "nye opgaver") + ":\n" + tasks.stream()
            .limit(MOST_LISTED)
            .map(TaskLetters::line).collect(joining("\n")) + (tasks.size() > MOST_LISTED
                ? "\n– og " + (tasks.size() - MOST_LISTED) + " til" : "")
            + "\n\nOpgaverne ligger under Opgaver. Hvor tit du får besked, vælger du på siden Opgaver og fravær.");
  }

  private static String line(News task) {
    return "– Sag " + task.caseNumber() + ": " + task.name() + (task.due() == null ? ""
        : ", senest den " + Danish.day(task.due()));
  }
}
