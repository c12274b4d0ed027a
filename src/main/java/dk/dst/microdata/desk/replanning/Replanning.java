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
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  Replanning(ManagementService management, RuntimeService runtime, TermsInForce terms, TermsOnRecord onRecord,
      Deadlines deadlines, OneAtATime oneAtATime, People people, TransactionTemplate transaction, Clock clock,
      List<PlannedDate> planned) {
    super(REPLANNING);
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
      people.asSystem(() -> planned.forEach(plannedDate -> waiting(plannedDate).forEach((job, caseNumber) -> {
        LocalDate was = day(job);
        LocalDate next = later(plannedDate.next(caseNumber), from);
        if (!next.equals(later(was, from)) && (!from.isAfter(today()) || !was.isBefore(from))) {
          shifts.add(new Shift(caseNumber, plannedDate.what(), was, next));
        }
      })));
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
      people.asSystem(() -> planned.forEach(plannedDate -> waiting(plannedDate).forEach((job, caseNumber) -> {
        try {
          if (!stands(plannedDate, job, caseNumber)) { // seldom; so the many others need no transaction
            transaction.execute(status -> move(plannedDate, job, caseNumber)).ifPresent(moved::add);
          }
        } catch (RuntimeException e) {
          if (management.createJobQuery().jobId(job.getId()).count() > 0) { // else it has fired meanwhile
            failed.add(caseNumber);
            log.warn("The next date of {} is not moved: {}", caseNumber, e.getClass().getSimpleName());
          }
        }
      })));
      moved.sort(Comparator.comparing(Shift::caseNumber));
      if (!moved.isEmpty() || !failed.isEmpty()) {
        log.info("The terms in force moved the next date of {} cases, {} could not be moved", moved.size(),
            failed.size());
      }
      return new Outcome(moved, failed.size());
    }));
  }

  private boolean stands(PlannedDate plannedDate, Job job, String caseNumber) {
    return next(plannedDate, caseNumber).equals(later(day(job), today()));
  }

  private LocalDate next(PlannedDate plannedDate, String caseNumber) {
    return later(plannedDate.next(caseNumber), today());
  }

  private Optional<Shift> move(PlannedDate plannedDate, Job job, String caseNumber) {
    if (stands(plannedDate, job, caseNumber)) { // by now: somebody else was faster
      return Optional.empty();
    }
    LocalDate was = day(job);
    LocalDate next = next(plannedDate, caseNumber);
    management.setJobDuedate(job.getId(), Date.from(next.atStartOfDay(EngineClock.DENMARK).toInstant()));
    if (plannedDate.isVariable()) {
      runtime.setVariable(job.getProcessInstanceId(), Variable.NEXT_DATE.name(), deadlines.startOf(next));
    }
    return Optional.of(new Shift(caseNumber, plannedDate.what(), was, next));
  }

  /** The timers of that kind that are set, each with its case number. */
  private Map<Job, String> waiting(PlannedDate plannedDate) {
    Map<String, String> cases = runtime.createProcessInstanceQuery().processDefinitionKey(plannedDate.process()).list()
        .stream().collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
    var waiting = new LinkedHashMap<Job, String>();
    plannedDate.timers().forEach(timer -> management.createJobQuery().processDefinitionKey(plannedDate.process())
        .activityId(timer).timers().list().stream()
        .filter(job -> cases.containsKey(job.getProcessInstanceId())) // has not ended between the two queries
        .forEach(job -> waiting.put(job, cases.get(job.getProcessInstanceId()))));
    return waiting;
  }

  private static LocalDate day(Job timer) {
    return LocalDate.ofInstant(timer.getDuedate().toInstant(), EngineClock.DENMARK);
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
