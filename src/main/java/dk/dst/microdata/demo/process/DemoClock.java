package dk.dst.microdata.demo.process;

import dk.dst.microdata.process.EngineClock;
import dk.dst.microdata.process.StartStep;
import dk.dst.microdata.scheme.process.Replanning;
import dk.dst.microdata.Mode;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The demo's clock: moves the one clock of the house forward, stopping at every deadline on the way to let what is due
 * happen, so that one can live through two years in five minutes. Survives a restart. Does not exist outside the demo.
 */
@Component
@Conditional(Mode.Demo.class)
public class DemoClock extends StartStep {

  private static final Logger log = LoggerFactory.getLogger(DemoClock.class);
  /** More steps than years of any case have; a model that never rests is a fault, not a long wait. */
  private static final int MOST_STEPS = 5000;

  private final EngineClock clock;
  private final ManagementService management;
  private final Replanning replanning;
  private final JdbcClient jdbc;

  DemoClock(EngineClock clock, ManagementService management, Replanning replanning, JdbcClient jdbc) {
    super(CLOCK);
    this.replanning = replanning;
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
   * Moves the clock forward to that moment. Two who press at once move it one after the other.
   *
   * @return how many steps of cases happened on the way
   */
  public synchronized int moveTo(Instant target) {
    int happened = letHappen();
    for (Optional<Instant> next = nextDue(target); next.isPresent(); next = nextDue(target)) {
      set(next.get());
      happened += letHappen();
    }
    set(target);
    happened += letHappen();
    jdbc.sql("insert into demo_clock (ahead_ms) values (?) on conflict (only_row) do update set ahead_ms ="
        + " excluded.ahead_ms").param(target.toEpochMilli() - System.currentTimeMillis()).update();
    return happened;
  }

  /** Does all that is due now, until nothing is. */
  public synchronized int letHappen() {
    int happened = 0;
    for (Optional<Job> job = nextJob(); job.isPresent(); job = nextJob()) {
      if (++happened > MOST_STEPS) {
        throw new IllegalStateException("The cases do not come to rest; the last step was of process definition "
            + job.get().getProcessDefinitionKey());
      }
      try {
        management.executeJob(job.get().getId());
      } catch (OptimisticLockingException e) {
        log.debug("The job executor was faster", e);
      } catch (RuntimeException e) {
        log.error("A step of {} failed; it stays as an incident", job.get().getProcessDefinitionKey(), e);
        management.setJobRetries(job.get().getId(), 0);
      }
    }
    return happened;
  }

  private Optional<Job> nextJob() {
    return management.createJobQuery().executable().list().stream().filter(DemoClock::isOfCase).findFirst();
  }

  private Optional<Instant> nextDue(Instant target) {
    return management.createJobQuery().withRetriesLeft().active().timers().duedateLowerThan(
            Date.from(target.plusMillis(1))).orderByJobDuedate().asc().list().stream()
        .filter(DemoClock::isOfCase).map(job -> job.getDuedate().toInstant()).findFirst()
        .map(due -> due.isBefore(clock.instant()) ? clock.instant() : due);
  }

  /** The engine's nightly clean-up is a job too, but not of a case. */
  private static boolean isOfCase(Job job) {
    return job.getProcessDefinitionId() != null;
  }

  private void set(Instant moment) {
    clock.setAhead(moment.toEpochMilli() - System.currentTimeMillis());
    replanning.sweep(); // the hours in which it would have run are skipped
  }
}
