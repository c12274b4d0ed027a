package dk.dst.microdata.cases.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Steps that a node had begun when it died, or when its connections were cut, are free for any node within seconds; the
 * engine itself would leave them locked for five minutes. Whether a node lives is seen by its {@link Lifeline}.
 *
 * <p>There is no public way to unlock a job, so the two columns are emptied as the engine would. Were a node taken for
 * dead that still works at the step, both could do it, and only one could finish it: the engine deletes the job in the
 * step's own transaction.
 */
@Component
class AbandonedJobs extends StartStep {

  private static final Logger log = LoggerFactory.getLogger(AbandonedJobs.class);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Lifeline lifeline;

  AbandonedJobs(JdbcClient jdbc, TransactionTemplate transaction, Lifeline lifeline) {
    super(NODE);
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.lifeline = lifeline;
  }

  @Override
  protected void run() {
    release();
  }

  @Scheduled(fixedDelayString = "${microdata.abandoned-jobs-round:PT10S}",
      initialDelayString = "${microdata.abandoned-jobs-round:PT10S}")
  void round() {
    if (!lifeline.isAway()) {
      release();
    }
  }

  /** A dead node's name can be locked, a living one's cannot. */
  private void release() {
    int released = transaction.execute(status -> jdbc.sql("""
            update act_ru_job set lock_owner_ = null, lock_exp_time_ = null where id_ in (
              select id_ from act_ru_job
              where lock_owner_ is not null and pg_try_advisory_xact_lock(?, hashtext(lock_owner_))
              for update skip locked)""")
        .param(Lifeline.KIND).update());
    if (released > 0) {
      log.info("{} steps of nodes that live no longer are free again", released);
    }
  }
}
