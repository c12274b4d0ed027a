package dk.dst.microdata.desk.work;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.cases.task.Deadlines;
import dk.dst.microdata.cases.task.DueTasks;
import dk.dst.microdata.cases.task.DueTasks.DueTask;
import dk.dst.microdata.facts.quarantine.Quarantine;
import dk.dst.microdata.facts.quarantine.Quarantines;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.proposal.Proposals;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deadlines wait for a quarantine: what nobody may send to FSE lapses no sooner than if it had come on the day on which
 * they may again. Decided from the quarantines, so it may run at any time and as often as it likes; of a deadline that
 * has been moved people are reminded anew.
 */
@Component
public class QuarantinePause {

  private static final Logger log = LoggerFactory.getLogger(QuarantinePause.class);
  private static final String EXPIRY = "event_correctionExpired";
  /** No deadline is given further ahead. */
  private static final Period FURTHEST = Period.ofYears(1);

  private final DueTasks due;
  private final TaskService tasks;
  private final ManagementService management;
  private final Cases cases;
  private final Quarantines quarantines;
  private final Proposals proposals;
  private final Deadlines deadlines;
  private final TransactionTemplate transaction;
  private final Clock clock;

  QuarantinePause(DueTasks due, TaskService tasks, ManagementService management, Cases cases,
      Quarantines quarantines, Proposals proposals, Deadlines deadlines, TransactionTemplate transaction,
      Clock clock) {
    this.due = due;
    this.tasks = tasks;
    this.management = management;
    this.cases = cases;
    this.quarantines = quarantines;
    this.proposals = proposals;
    this.deadlines = deadlines;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** One task at a time: one that cannot be moved now, because somebody is at it, is moved within the hour. */
  @Scheduled(fixedDelayString = "${microdata.quarantine-round:PT1H}", initialDelayString = "${microdata.first-round}")
  public void sweep() {
    for (DueTask task : due.ofInstitutions(today().plus(FURTHEST))) {
      try {
        transaction.executeWithoutResult(status -> pause(task));
      } catch (RuntimeException e) {
        log.warn("The deadline of {} in case {} is not moved: {}", task.command(), task.caseNumber(),
            e.getClass().getSimpleName());
      }
    }
  }

  private void pause(DueTask task) {
    switch (task.command()) {
      case COMPLETE_APPLICATION -> stopping(task).ifPresent(stop -> move(task, deadlines.correctionFrom(end(stop))));
      case COMPLETE_PROPOSAL -> proposals.stopping(task.caseNumber(), task.assignee())
          .ifPresent(stop -> move(task, deadlines.correctionFrom(end(stop))));
      case SUBMIT_PROPOSAL -> proposals.stopping(task.caseNumber(), task.assignee())
          .ifPresent(stop -> move(task, deadlines.administratorCheckFrom(end(stop))));
      default -> { } // everything else goes on during a quarantine
    }
  }

  private Optional<Quarantine> stopping(DueTask task) {
    return quarantines.stopping(cases.get(task.caseNumber()).institution(), null, task.assignee());
  }

  /** First day on which it may be sent, as far as is known today. */
  private LocalDate end(Quarantine quarantine) {
    return quarantine.untilDay() == null ? today() : quarantine.untilDay();
  }

  private void move(DueTask task, Date to) {
    if (task.dueOn().isBefore(LocalDate.ofInstant(to.toInstant(), EngineClock.DENMARK))) {
      tasks.setDueDate(task.id(), to);
      String instance = tasks.createTaskQuery().taskId(task.id()).singleResult().getProcessInstanceId();
      management.createJobQuery().processInstanceId(instance).activityId(EXPIRY).list()
          .forEach(timer -> management.setJobDuedate(timer.getId(), to));
    }
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
