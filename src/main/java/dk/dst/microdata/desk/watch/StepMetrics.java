package dk.dst.microdata.desk.watch;

import dk.dst.microdata.ground.database.Samples;
import dk.dst.microdata.ground.database.Samples.Sample;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many steps of the engine's are due, since when, and how many have failed and are tried again. */
@Component
class StepMetrics implements MeterBinder {

  /** @param oldest for how long the oldest that is due has been, whether somebody is at it or not */
  record Steps(int due, int retried, Duration oldest) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Sample<Steps> steps;

  StepMetrics(JdbcClient jdbc, Samples samples, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.steps = samples.of(this::ask);
  }

  Sample<Steps> steps() {
    return steps;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("microdata.jobs.due", () -> steps.figure(Steps::due))
        .description("Steps whose time has come and that are not done").register(meters);
    Gauge.builder("microdata.jobs.retried", () -> steps.figure(Steps::retried))
        .description("Steps that have failed and are tried again by themselves").register(meters);
    TimeGauge.builder("microdata.jobs.oldest.due", () -> steps.figure(one -> one.oldest().toSeconds()),
        TimeUnit.SECONDS).description("For how long the oldest step that is due has waited").register(meters);
  }

  /** What has failed for the last time is an incident, and what is suspended waits for somebody: neither is due. */
  private Steps ask() {
    Instant now = clock.instant();
    return jdbc.sql("""
            select count(*) filter (where due <= :now) as due, min(due) filter (where due <= :now) as oldest,
                   count(*) filter (where failed) as retried
            from (select coalesce(duedate_, create_time_) as due, exception_stack_id_ is not null as failed
                  from act_ru_job where retries_ > 0 and suspension_state_ = 1) j""")
        .param("now", Timestamp.from(now))
        .query((row, i) -> new Steps(row.getInt("due"), row.getInt("retried"), row.getTimestamp("oldest") == null
            ? Duration.ZERO : Duration.between(row.getTimestamp("oldest").toInstant(), now))).single();
  }
}
