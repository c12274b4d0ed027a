package dk.dst.microdata.desk.incidents;

import dk.dst.microdata.cases.engine.Lifeline;
import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.engine.StoppedCases;
import dk.dst.microdata.ground.audit.Audit;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Steps that somebody has tried again, and what came of it. Whoever asks does not wait: what is to be tried is written
 * down, and any node takes some of it at a time and runs each step itself, so that its outcome is known. A step stays in
 * its incident until it has succeeded, so the engine's own executor never runs it at the same time.
 */
@Repository
class Retries implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(Retries.class);
  private static final int AT_A_TIME = 10;

  private enum Outcome { SUCCEEDED, FAILED, GONE }

  /** What came of a request so far. */
  record Result(long id, long cause, int asked, int succeeded, int failed, int gone, boolean ended) {}

  private record Step(long retry, String job, String instance) {}

  private final JdbcClient jdbc;
  private final ManagementService management;
  private final People people;
  private final Causes causes;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Lifeline lifeline;
  private final Clock clock;
  private final AtomicBoolean working = new AtomicBoolean();
  private final ExecutorService atOnce = Executors.newSingleThreadExecutor(work -> new Thread(work, "retries"));

  Retries(JdbcClient jdbc, ManagementService management, People people, Causes causes, Audit audit,
      TransactionTemplate transaction, Lifeline lifeline, Clock clock) {
    this.jdbc = jdbc;
    this.management = management;
    this.people = people;
    this.causes = causes;
    this.audit = audit;
    this.transaction = transaction;
    this.lifeline = lifeline;
    this.clock = clock;
  }

  /**
   * What fails of the cause is to be tried again. What somebody else has asked for and is not done yet is theirs.
   *
   * @param caseNumber the one case whose steps it is about; null for all
   * @return the request; empty where there is nothing that is not being tried again already
   */
  Optional<Long> ask(long cause, String caseNumber, String reason, String by) {
    Optional<Long> asked = Optional.ofNullable(transaction.execute(status -> {
      long retry = jdbc.sql("insert into failure_retry (cause, asked_by, asked_at, reason) values (?, ?, ?, ?) returning id")
          .param(cause).param(by).param(Causes.stamp(clock.instant())).param(reason).query(Long.class).single();
      int steps = jdbc.sql("""
              insert into failure_retry_job (retry, job_id, instance)
              select :retry, s.job_id, j.process_instance_id_
              from failed_step s join act_ru_job j on j.id_ = s.job_id
              where s.cause = :cause and (:case::text is null or s.case_number = :case)\s""" + "and "
              + StoppedCases.FAILS + " order by s.job_id on conflict (job_id, pending) do nothing")
          .param("retry", retry).param("cause", cause).param("case", caseNumber).update();
      if (steps == 0) {
        status.setRollbackOnly();
        return null;
      }
      audit.changed(by, "failure_retry", null, null, caseNumber,
          Map.of("failure", name(cause), "reason", reason, "steps", steps));
      return retry;
    }));
    if (asked.isPresent()) {
      atOnce.execute(this::work);
    }
    return asked;
  }

  @Scheduled(fixedDelayString = "${microdata.retry-round:PT10S}", initialDelayString = "${microdata.first-round}")
  void round() {
    if (!lifeline.isAway()) {
      work();
    }
  }

  /** Tries until nothing is left that nobody is at. One thread of a node does it at a time. */
  void work() {
    if (!working.compareAndSet(false, true)) {
      return;
    }
    try {
      boolean some = false;
      for (List<Step> steps = claim(); !steps.isEmpty(); steps = claim()) {
        steps.forEach(this::tryAgain);
        some = true;
      }
      if (some) {
        causes.look();
      }
      end();
    } finally {
      working.set(false);
    }
  }

  /** What a node had claimed when it died is anybody's again after some minutes. */
  private List<Step> claim() {
    return transaction.execute(status -> jdbc.sql("""
            update failure_retry_job r set claimed_until = now() + interval '5 minutes'
            where (r.retry, r.job_id) in (select p.retry, p.job_id from failure_retry_job p
              where p.pending and (p.claimed_until is null or p.claimed_until <= now())
              order by p.retry, p.job_id limit ? for update skip locked)
            returning r.retry, r.job_id as job, r.instance""")
        .param(AT_A_TIME).query(Step.class).list());
  }

  private void tryAgain(Step step) {
    Optional<Outcome> outcome = run(step);
    transaction.executeWithoutResult(status -> outcome.ifPresentOrElse(
        known -> jdbc.sql("update failure_retry_job set outcome = ?, pending = null, claimed_until = null"
            + " where retry = ? and job_id = ? and pending").param(known.name()).param(step.retry()).param(step.job()).update(),
        () -> jdbc.sql("update failure_retry_job set claimed_until = now() + interval '5 seconds' where retry = ?"
            + " and job_id = ? and pending").param(step.retry()).param(step.job()).update()));
  }

  /** @return empty where another was at it at the same moment, so that it is looked at again */
  private Optional<Outcome> run(Step step) {
    try {
      people.asSystem(() -> management.executeJob(step.job()));
      return Optional.of(Outcome.SUCCEEDED);
    } catch (OptimisticLockingException e) {
      return there(step) ? Optional.empty() : Optional.of(gone(step));
    } catch (RuntimeException e) {
      log.debug("Step {} failed again", step.job(), e); // the engine has written it to the log
      return Optional.of(there(step) ? Outcome.FAILED : gone(step));
    }
  }

  private boolean there(Step step) {
    return jdbc.sql("select exists (select 1 from act_ru_job where id_ = ?)").param(step.job()).query(Boolean.class)
        .single();
  }

  /** A step that is not there any more was done, by the engine or by a node that died before it could say so, or went. */
  private Outcome gone(Step step) {
    return jdbc.sql("select exists (select 1 from act_hi_job_log where process_instance_id_ = ? and job_id_ = ?"
        + " and job_state_ = 2)").param(step.instance()).param(step.job()).query(Boolean.class).single()
        ? Outcome.SUCCEEDED : Outcome.GONE;
  }

  private void end() {
    transaction.executeWithoutResult(status -> jdbc.sql("""
            update failure_retry r set ended_at = ? where r.ended_at is null
              and not exists (select 1 from failure_retry_job j where j.retry = r.id and j.pending)
            returning r.id, r.cause, r.asked_by""")
        .param(Causes.stamp(clock.instant())).query().listOfRows().forEach(row -> {
          Result result = find((Long) row.get("id")).orElseThrow();
          audit.changed((String) row.get("asked_by"), "failure_retry", null, null, null, Map.of("failure",
              name((Long) row.get("cause")), "succeeded", result.succeeded(), "failed_again", result.failed(),
              "gone", result.gone()));
        }));
  }

  private String name(long cause) {
    return jdbc.sql("select step_name || ' (' || model_name || ')' from failure_cause where id = ?").param(cause)
        .query(String.class).single();
  }

  /** What has come of the request so far. */
  Optional<Result> find(long retry) {
    return jdbc.sql("""
            select r.id, r.cause, count(*) as asked, count(*) filter (where j.outcome = 'SUCCEEDED') as succeeded,
                   count(*) filter (where j.outcome = 'FAILED') as failed,
                   count(*) filter (where j.outcome = 'GONE') as gone, r.ended_at is not null as ended
            from failure_retry r join failure_retry_job j on j.retry = r.id where r.id = ? group by r.id""")
        .param(retry).query(Result.class).optional();
  }

  /** What is left is found by the next round, of whichever node. */
  @Override
  public void destroy() {
    atOnce.shutdown();
  }
}
