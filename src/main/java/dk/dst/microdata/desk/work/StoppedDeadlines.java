package dk.dst.microdata.desk.work;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.cases.engine.StoppedCases;
import dk.dst.microdata.cases.engine.StoppedCases.Stop;
import dk.dst.microdata.cases.task.Deadlines;
import dk.dst.microdata.cases.task.DueTasks;
import dk.dst.microdata.cases.task.DueTasks.DueTask;
import dk.dst.microdata.ground.rights.CaseKind;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * While a case is stopped by a failure its institution is told that it has nothing to do, so no deadline of the
 * institution's runs: a day on which the case stands is a day more. Until which day that has been given is written down,
 * so it may run at any time, as often as it likes and on several nodes. What is decided on a date of its own, an
 * extension or the renewal of an agreement, has the time anew that it has after a suspension.
 */
@Component
public class StoppedDeadlines {

  private static final Logger log = LoggerFactory.getLogger(StoppedDeadlines.class);
  private static final Period FURTHEST = Period.ofYears(1);

  private final StoppedCases stopped;
  private final Standstill standstill;
  private final DueTasks due;
  private final Deadlines deadlines;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  StoppedDeadlines(StoppedCases stopped, Standstill standstill, DueTasks due, Deadlines deadlines,
      JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    this.stopped = stopped;
    this.standstill = standstill;
    this.due = due;
    this.deadlines = deadlines;
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** One case at a time: one that somebody is at now is looked at again within the hour. */
  @Scheduled(fixedDelayString = "${microdata.standstill-round:PT1H}", initialDelayString = "${microdata.first-round}")
  public void sweep() {
    LocalDate today = LocalDate.now(clock);
    Map<String, LocalDate> stops = stopped.all().values().stream().filter(Stop::isStopped)
        .collect(Collectors.toMap(Stop::caseNumber, stop -> LocalDate.ofInstant(stop.since(), EngineClock.DENMARK)));
    var held = new TreeSet<>(jdbc.sql("select case_number from stopped_case").query(String.class).list());
    held.addAll(stops.keySet());
    if (held.isEmpty()) {
      return;
    }
    Map<String, List<DueTask>> tasks = due.ofInstitutions(today.plus(FURTHEST)).stream()
        .filter(task -> held.contains(task.caseNumber())).collect(Collectors.groupingBy(DueTask::caseNumber));
    for (String caseNumber : held) {
      try {
        transaction.executeWithoutResult(status -> hold(caseNumber, stops.get(caseNumber),
            tasks.getOrDefault(caseNumber, List.of()), today));
      } catch (RuntimeException e) {
        log.warn("The deadlines in case {} are not moved: {}", caseNumber, e.getClass().getSimpleName());
      }
    }
  }

  /** @param since null where the case goes on again, and the days since the last round are given for the last time */
  private void hold(String caseNumber, LocalDate since, List<DueTask> tasks, LocalDate today) {
    if (since != null) {
      jdbc.sql("insert into stopped_case (case_number, held_until) values (?, ?) on conflict do nothing")
          .param(caseNumber).param(since).update();
    }
    jdbc.sql("select held_until from stopped_case where case_number = ? for update").param(caseNumber)
        .query(LocalDate.class).optional().filter(until -> until.isBefore(today))
        .ifPresent(until -> give(caseNumber, until, tasks, today));
    if (since == null) {
      jdbc.sql("delete from stopped_case where case_number = ?").param(caseNumber).update();
    } else {
      jdbc.sql("update stopped_case set held_until = ? where case_number = ? and held_until < ?").param(today)
          .param(caseNumber).param(today).update();
    }
  }

  private void give(String caseNumber, LocalDate until, List<DueTask> tasks, LocalDate today) {
    for (DueTask task : tasks) {
      LocalDate from = task.createdOn().isAfter(until) ? task.createdOn() : until;
      long days = ChronoUnit.DAYS.between(from, today);
      if (days > 0) {
        standstill.move(task, deadlines.endOf(task.dueOn().plusDays(days)));
      }
    }
    standstill.hold(caseNumber);
    if (caseNumber.startsWith(CaseKind.AUTHORITY_SCHEME.prefix())) {
      standstill.holdAgreement(caseNumber);
    }
  }
}
