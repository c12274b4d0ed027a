package dk.dst.microdata.desk.incidents;

import dk.dst.microdata.cases.engine.Lifeline;
import dk.dst.microdata.cases.engine.StoppedCases;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Why steps fail: what the engine has of jobs that fail is sorted by cause, and told to the process owners once when a
 * cause begins to stop cases and once when it is over. Read off the engine's tables, so that it is right whichever node
 * the steps failed on and however long nobody looked; one node at a time does it.
 */
@Repository
class Causes {

  private static final int AT_A_TIME = 200;
  /** The lock of whoever sorts at the moment. */
  private static final long LOCK = 0x6661756c74L;

  private static final String NEW = """
      select j.id_, j.last_failure_log_id_, j.process_def_id_, e.business_key_,
             coalesce(d.proc_def_key_, j.process_def_key_, '') as model, j.failed_act_id_, d.act_id_,
             substring(b.bytes_ from 1 for 100000) as trace,
             coalesce(l.timestamp_, i.incident_timestamp_, j.create_time_) as at,
             coalesce(i.incident_timestamp_, l.timestamp_, j.create_time_) as since
      from act_ru_job j
      left join act_ru_jobdef d on d.id_ = j.job_def_id_
      left join act_ru_execution e on e.id_ = j.process_instance_id_
      left join act_ge_bytearray b on b.id_ = j.exception_stack_id_
      left join act_hi_job_log l on l.id_ = j.last_failure_log_id_
      left join act_ru_incident i on i.configuration_ = j.id_
      left join failed_step s on s.job_id = j.id_
      where\s""" + StoppedCases.FAILS + """
       and (s.job_id is null or s.failure is distinct from j.last_failure_log_id_)
      order by j.id_ limit ?""";

  /** A job that has failed since it was read. */
  private record Failed(String job, String failure, String definition, String caseNumber, String model, String step,
      String waits, Thrown thrown, Instant at, Instant since) {

    /** Where it belongs. */
    private record Key(String model, String step, String exception, String message) {}

    Key key() {
      return new Key(model, step == null ? waits == null ? "" : waits : step, thrown.exception(), thrown.message());
    }
  }

  private final JdbcClient jdbc;
  private final StepNames names;
  private final CauseLetters letters;
  private final TransactionTemplate transaction;
  private final Lifeline lifeline;
  private final Clock clock;

  Causes(JdbcClient jdbc, StepNames names, CauseLetters letters, TransactionTemplate transaction, Lifeline lifeline,
      Clock clock) {
    this.jdbc = jdbc;
    this.names = names;
    this.letters = letters;
    this.transaction = transaction;
    this.lifeline = lifeline;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${microdata.failure-round:PT20S}", initialDelayString = "${microdata.first-round}")
  void round() {
    if (!lifeline.isAway()) {
      look();
    }
  }

  /** Sorts what has failed and what has been done since; where another is at it, that is enough. */
  void look() {
    transaction.executeWithoutResult(status -> {
      if (jdbc.sql("select pg_try_advisory_xact_lock(?)").param(LOCK).query(Boolean.class).single()) {
        boolean more = true;
        while (more) {
          more = sort();
        }
        jdbc.sql("delete from failed_step s where not exists (select 1 from act_ru_job j where j.id_ = s.job_id and "
            + StoppedCases.FAILS + ")").update();
        letters.tell(began(), ended());
      }
    });
  }

  private boolean sort() {
    Instant now = clock.instant();
    List<Failed> found = jdbc.sql(NEW).param(AT_A_TIME).query((row, i) -> failed(row, now)).list();
    Map<Failed.Key, List<Failed>> sorted = new LinkedHashMap<>();
    found.forEach(one -> sorted.computeIfAbsent(one.key(), unseen -> new ArrayList<>()).add(one));
    sorted.forEach((key, failed) -> keep(cause(key, failed), failed));
    return found.size() == AT_A_TIME;
  }

  private static Failed failed(ResultSet row, Instant now) throws SQLException {
    return new Failed(row.getString("id_"), row.getString("last_failure_log_id_"), row.getString("process_def_id_"),
        row.getString("business_key_"), row.getString("model"), row.getString("failed_act_id_"),
        row.getString("act_id_"), Thrown.of(text(row.getBytes("trace"))), moment(row.getTimestamp("at"), now),
        moment(row.getTimestamp("since"), now));
  }

  /** The cause's row, made or opened anew. */
  private long cause(Failed.Key key, List<Failed> failed) {
    Failed one = failed.get(0);
    StepNames.Named named = names.of(one.definition(), key.model(), key.step(), one.waits());
    return jdbc.sql("""
            insert into failure_cause as c (model, step, exception, message, kind, model_name, step_name, first_seen,
                                            last_seen, opened_at)
            values (:model, :step, :exception, :message, :kind, :modelName, :stepName, :first, :last, :now)
            on conflict (model, step, exception, message) do update
              set kind = excluded.kind, model_name = excluded.model_name, step_name = excluded.step_name,
                  first_seen = least(c.first_seen, excluded.first_seen),
                  last_seen = greatest(c.last_seen, excluded.last_seen),
                  opened_at = case when c.over_at is null then c.opened_at else excluded.opened_at end,
                  told_at = case when c.over_at is null then c.told_at end,
                  told_case = case when c.over_at is null then c.told_case end,
                  over_at = null
            returning id""")
        .param("model", key.model()).param("step", key.step()).param("exception", key.exception())
        .param("message", key.message()).param("kind", one.thrown().kind().name()).param("modelName", named.model())
        .param("stepName", named.step())
        .param("first", stamp(failed.stream().map(Failed::since).min(Instant::compareTo).orElseThrow()))
        .param("last", stamp(failed.stream().map(Failed::at).max(Instant::compareTo).orElseThrow()))
        .param("now", stamp(clock.instant())).query(Long.class).single();
  }

  private void keep(long cause, List<Failed> failed) {
    jdbc.sql("""
            insert into failed_step (job_id, cause, case_number, failure, since)
            select job, :cause, case_number, failure, since
            from unnest(:jobs::text[], :cases::text[], :failures::text[], :since::timestamptz[])
              as f (job, case_number, failure, since)
            on conflict (job_id) do update set cause = excluded.cause, failure = excluded.failure""")
        .param("cause", cause).param("jobs", failed.stream().map(Failed::job).toArray(String[]::new))
        .param("cases", failed.stream().map(Failed::caseNumber).toArray(String[]::new))
        .param("failures", failed.stream().map(Failed::failure).toArray(String[]::new))
        .param("since", failed.stream().map(one -> one.since().toString()).toArray(String[]::new)).update();
  }

  /** Causes that stop a case and of which nobody has been told; from now on they are told of. */
  private List<CauseLetters.Told> began() {
    return told(jdbc.sql("""
            with n as (
              select s.cause, min(s.case_number) as told_case, count(distinct s.case_number) as cases
              from failed_step s join act_ru_job j on j.id_ = s.job_id join case_file f on f.case_number = s.case_number
              where j.retries_ = 0 group by s.cause)
            update failure_cause c set told_at = ?, told_case = n.told_case from n
            where n.cause = c.id and c.told_at is null and c.over_at is null
            returning c.id, c.opened_at, c.told_case, c.model_name, c.step_name, c.kind, n.cases""")
        .param(stamp(clock.instant())));
  }

  /** Causes of which nothing fails any more, and of which somebody had been told. */
  private List<CauseLetters.Told> ended() {
    return told(jdbc.sql("""
            update failure_cause c set over_at = ?
            where c.over_at is null and not exists (select 1 from failed_step s where s.cause = c.id)
            returning c.id, c.opened_at, c.told_case, c.model_name, c.step_name, c.kind, 0 as cases""")
        .param(stamp(clock.instant()))).stream().filter(one -> one.caseNumber() != null).toList();
  }

  private static List<CauseLetters.Told> told(JdbcClient.StatementSpec asked) {
    return asked.query((row, i) -> new CauseLetters.Told(row.getLong("id") + " "
        + row.getTimestamp("opened_at").toInstant(), row.getString("told_case"), row.getString("model_name"),
        row.getString("step_name"), FailureKind.named(row.getString("kind")), row.getInt("cases"))).list();
  }

  /** The stack trace of the newest failure of the cause; empty where nothing of it fails any more. */
  String trace(long cause) {
    return jdbc.sql("""
            select substring(b.bytes_ from 1 for 100000)
            from failed_step s join act_ru_job j on j.id_ = s.job_id
            join act_ge_bytearray b on b.id_ = j.exception_stack_id_
            where s.cause = ? order by s.since desc, s.job_id limit 1""")
        .param(cause).query((row, i) -> text(row.getBytes(1))).optional().orElse("").replace("\t", "    ");
  }

  /** Where it has been cut within a sign, that sign is not read. */
  private static String text(byte[] trace) {
    return trace == null ? "" : new String(trace, StandardCharsets.UTF_8);
  }

  /** Of a job from before the engine wrote down such moments, now. */
  private static Instant moment(Timestamp known, Instant now) {
    return known == null ? now : known.toInstant();
  }

  static Timestamp stamp(Instant moment) {
    return Timestamp.from(moment);
  }
}
