package dk.dst.microdata.desk.replanning;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.cases.engine.OneAtATime;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.engine.StartStep;
import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.Deadlines;
import dk.dst.microdata.ground.terms.PlannedDate;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.TermsInForce;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the timers that stand for a planned date with what the facts say under the terms in force. Not moved are dates
 * that somebody has been given: due dates of tasks, and the timers beside them.
 *
 * <p>Runs when a term is changed, every hour (a change's day has come; a case was planned by the old terms in the very
 * moment of the change), and at every start. What is right already is left alone, so it may run as often as it likes.
 */
@Component
public class Replanning extends StartStep {

  private static final Logger log = LoggerFactory.getLogger(Replanning.class);

  /** A case whose next date is another. @param what it is, in Danish */
  public record Shift(String caseNumber, String what, LocalDate from, LocalDate to) {}

  /** What was done. @param failed how many could not be moved now; they are tried again within the hour */
  public record Outcome(List<Shift> moved, int failed) {}

  /** @param events what its version of the model has that waits, by id */
  private record Timer(String job, String instance, String caseNumber, LocalDate day, Set<String> events) {}

  private final JdbcClient jdbc;
  private final ManagementService management;
  private final RuntimeService runtime;
  private final TermsInForce terms;
  private final TermsOnRecord onRecord;
  private final Deadlines deadlines;
  private final OneAtATime oneAtATime;
  private final People people;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final List<PlannedDate> planned;

  Replanning(JdbcClient jdbc, ManagementService management, RuntimeService runtime, TermsInForce terms, TermsOnRecord onRecord,
      Deadlines deadlines, OneAtATime oneAtATime, People people, TransactionTemplate transaction, Clock clock,
      List<PlannedDate> planned) {
    super(REPLANNING);
    this.jdbc = jdbc;
    this.management = management;
    this.runtime = runtime;
    this.terms = terms;
    this.onRecord = onRecord;
    this.deadlines = deadlines;
    this.oneAtATime = oneAtATime;
    this.people = people;
    this.transaction = transaction;
    this.clock = clock;
    this.planned = planned;
  }

  @Override
  protected void run() {
    replan();
  }

  /** Every hour, on one node after the other; a second one finds nothing to do. */
  @Scheduled(fixedDelayString = "${microdata.replanning-round:PT1H}", initialDelayString = "${microdata.first-round}")
  public void sweep() {
    onRecord.write();
    replan();
  }

  /**
   * Whom these terms would touch from that day on, by case number. Cases whose next date lies before it are planned by
   * the new terms when they get there.
   */
  public List<Shift> preview(SchemeTerms then, LocalDate from) {
    return terms.asIf(then, () -> {
      var shifts = new ArrayList<Shift>();
      waiting().forEach((kind, timers) -> {
        Map<String, LocalDate> said = next(kind, timers);
        for (Timer timer : timers.stream().filter(timer -> said.containsKey(timer.caseNumber())).toList()) {
          LocalDate next = later(said.get(timer.caseNumber()), from);
          if (!next.equals(later(timer.day(), from)) && (!from.isAfter(today()) || !timer.day().isBefore(from))) {
            shifts.add(new Shift(timer.caseNumber(), kind.what(), timer.day(), next));
          }
        }
      });
      shifts.sort(Comparator.comparing(Shift::caseNumber));
      return shifts;
    });
  }

  /**
   * Moves what waits for a date that the facts no longer say, each in a transaction of its own, by the terms as they are
   * now: whoever changes them meanwhile has it done again.
   */
  public Outcome replan() {
    return oneAtATime.during("replanning", () -> terms.asIf(terms.now(), () -> {
      var moved = new ArrayList<Shift>();
      var failed = new ArrayList<String>();
      people.asSystem(() -> waiting().forEach((kind, timers) -> {
        Map<String, LocalDate> said = next(kind, timers);
        timers.stream().filter(timer -> !stands(timer, said)).forEach(timer -> {
          try {
            transaction.execute(status -> move(kind, timer)).ifPresent(moved::add);
          } catch (RuntimeException e) {
            if (management.createJobQuery().jobId(timer.job()).count() > 0) { // else it has fired meanwhile
              failed.add(timer.caseNumber());
              log.warn("The next date of {} is not moved: {}", timer.caseNumber(), e.getClass().getSimpleName());
            }
          }
        });
      }));
      moved.sort(Comparator.comparing(Shift::caseNumber));
      if (!moved.isEmpty() || !failed.isEmpty()) {
        log.info("The terms in force moved the next date of {} cases, {} could not be moved", moved.size(),
            failed.size());
      }
      return new Outcome(moved, failed.size());
    }));
  }

  /**
   * What the facts say. An older model may have one timer where there are two now, and then waits for whichever date is
   * the earlier one.
   */
  private Map<String, LocalDate> next(PlannedDate kind, Collection<Timer> timers) {
    var said = new HashMap<String, LocalDate>(ask(kind, timers));
    planned.stream().filter(other -> other != kind && other.process().equals(kind.process())).forEach(other ->
        ask(other, timers.stream().filter(timer -> Collections.disjoint(timer.events(), other.timers())).toList())
            .forEach((caseNumber, day) -> said.merge(caseNumber, day, (one, two) -> one.isBefore(two) ? one : two)));
    return said;
  }

  private static Map<String, LocalDate> ask(PlannedDate kind, Collection<Timer> timers) {
    return timers.isEmpty() ? Map.of() : kind.next(timers.stream().map(Timer::caseNumber).distinct().toList());
  }

  /** A case of which the facts say nothing keeps the date it has. */
  private boolean stands(Timer timer, Map<String, LocalDate> said) {
    return !said.containsKey(timer.caseNumber()) || later(said.get(timer.caseNumber()), today()).equals(later(timer.day(), today()));
  }

  private Optional<Shift> move(PlannedDate kind, Timer timer) {
    Map<String, LocalDate> said = next(kind, List.of(timer));
    if (stands(timer, said)) { // by now: somebody else was faster
      return Optional.empty();
    }
    LocalDate next = later(said.get(timer.caseNumber()), today());
    management.setJobDuedate(timer.job(), Date.from(next.atStartOfDay(EngineClock.DENMARK).toInstant()));
    if (kind.isVariable()) {
      runtime.setVariable(timer.instance(), Variable.NEXT_DATE.name(), deadlines.startOf(next));
    }
    return Optional.of(new Shift(timer.caseNumber(), kind.what(), timer.day(), next));
  }

  /**
   * The timers of each kind that are set, in one question however many cases there are; the engine's own interface has
   * one for each kind and two for the case numbers.
   */
  private Map<PlannedDate, List<Timer>> waiting() {
    var kinds = new HashMap<String, PlannedDate>();
    planned.forEach(kind -> kind.timers().forEach(timer -> kinds.put(kind.process() + " " + timer, kind)));
    var waiting = new LinkedHashMap<PlannedDate, List<Timer>>();
    var events = new HashMap<String, Set<String>>();
    jdbc.sql("""
            select j.id_, j.duedate_, j.process_instance_id_, e.business_key_, d.proc_def_key_ || ' ' || d.act_id_ as kind,
              m.events
            from act_ru_jobdef d join act_ru_job j on j.job_def_id_ = d.id_
            join act_ru_execution e on e.id_ = j.process_instance_id_
            join (select proc_def_id_, string_agg(distinct act_id_, ' ') as events from act_ru_jobdef group by proc_def_id_) m
              on m.proc_def_id_ = d.proc_def_id_
            where j.type_ = 'timer' and d.proc_def_key_ || ' ' || d.act_id_ = any (?) order by e.business_key_""")
        .param(kinds.keySet().toArray(String[]::new)).query(row -> {
          waiting.computeIfAbsent(kinds.get(row.getString("kind")), kind -> new ArrayList<>()).add(new Timer(
              row.getString("id_"), row.getString("process_instance_id_"), row.getString("business_key_"),
              LocalDate.ofInstant(row.getTimestamp("duedate_").toInstant(), EngineClock.DENMARK),
              events.computeIfAbsent(row.getString("events"), ids -> Set.of(ids.split(" ")))));
        });
    return waiting;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
