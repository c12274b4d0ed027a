package dk.dst.microdata.demo;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.cases.engine.StartStep;
import dk.dst.microdata.ground.Mode;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The demo's clock: how far the one clock of the house is ahead of the machine's, and what is due by it. It survives a
 * restart. The clock is this node's, so the demo runs on one. Does not exist outside the demo.
 */
@Component
@Conditional(Mode.Demo.class)
class DemoClock extends StartStep {

  private static final Logger log = LoggerFactory.getLogger(DemoClock.class);
  /** More steps than all cases have on one day; a model that never rests is a fault, not a long wait. */
  private static final int MOST_STEPS = 5000;

  private final EngineClock clock;
  private final ManagementService management;
  private final JdbcClient jdbc;

  DemoClock(EngineClock clock, ManagementService management, JdbcClient jdbc) {
    super(CLOCK);
    this.clock = clock;
    this.management = management;
    this.jdbc = jdbc;
  }

  /** Puts the clock where it was before the restart. */
  @Override
  protected void run() {
    jdbc.sql("select ahead_ms from demo_clock").query(Long.class).optional().ifPresent(clock::setAhead);
  }

  /**
   * Sets the clock to that moment, on the way to the target. Kept before anything happens at that moment: whenever the
   * application dies, it starts again no earlier than what its cases have lived through.
   */
  void set(Instant moment, Instant target) {
    long ahead = moment.toEpochMilli() - System.currentTimeMillis();
    jdbc.sql("""
            insert into demo_clock (ahead_ms, target) values (?, ?)
            on conflict (only_row) do update set ahead_ms = excluded.ahead_ms, target = excluded.target""")
        .param(ahead).param(Timestamp.from(target)).update();
    clock.setAhead(ahead);
  }

  /** The clock is where it was to be. */
  void arrived() {
    jdbc.sql("update demo_clock set target = null").update();
  }

  /** Where a move leads that a restart has interrupted. */
  Optional<Instant> unfinished() {
    return jdbc.sql("select target from demo_clock where target is not null").query(Timestamp.class).optional()
        .map(Timestamp::toInstant);
  }

  /**
   * Does all that is due now, until nothing is. What somebody else does meanwhile is done; a step that fails is tried
   * again when the engine says so, and is an incident after as many tries as ever.
   *
   * @return how many steps of cases happened
   */
  int letHappen() {
    int happened = 0;
    int tried = 0;
    for (Optional<Job> job = nextJob(); job.isPresent(); job = nextJob()) {
      if (++tried > MOST_STEPS) {
        throw new IllegalStateException("The cases do not come to rest; the last step was of process definition "
            + job.get().getProcessDefinitionKey());
      }
      try {
        management.executeJob(job.get().getId());
        happened++;
      } catch (RuntimeException e) {
        if (management.createJobQuery().jobId(job.get().getId()).count() == 0) {
          log.debug("Somebody else has done the step meanwhile", e);
        } else if (!(e instanceof OptimisticLockingException)) {
          log.warn("A step of {} failed; it is tried again: {}", job.get().getProcessDefinitionKey(), e.toString());
        }
      }
    }
    return happened;
  }

  private Optional<Job> nextJob() {
    return ofCases(management.createJobQuery().executable());
  }

  /** The next moment, not after that one, at which a step of a case is due. */
  Optional<Instant> nextDue(Instant until) {
    return ofCases(management.createJobQuery().duedateLowerThan(Date.from(until.plusMillis(1))))
        .map(job -> job.getDuedate().toInstant());
  }

  /** The engine's nightly clean-up is a job too, but not of a case; what an operator has suspended waits. */
  private static Optional<Job> ofCases(JobQuery query) {
    return query.withRetriesLeft().active().orderByJobDuedate().asc().list().stream()
        .filter(job -> job.getProcessDefinitionId() != null).findFirst();
  }
}
