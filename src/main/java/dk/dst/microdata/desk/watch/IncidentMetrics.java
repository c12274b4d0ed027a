package dk.dst.microdata.desk.watch;

import dk.dst.microdata.ground.database.Samples;
import dk.dst.microdata.ground.database.Samples.Sample;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Steps that have failed for the last time: how many, and how many of each cause, which is a step of a model and a kind
 * of exception. What the exception says is nobody's outside: it may be what somebody typed. Causes come and go, which a
 * meter of Micrometer cannot, so they are collected when somebody looks.
 */
@Component
class IncidentMetrics implements MeterBinder, MultiCollector {

  /** So many causes by name; a day on which everything fails must not make a series of each step there is. */
  static final int MOST = 30;

  record Cause(String process, String step, String exception, int incidents) {}

  private final JdbcClient jdbc;
  private final Sample<List<Cause>> causes;

  IncidentMetrics(JdbcClient jdbc, Samples samples, ObjectProvider<PrometheusRegistry> prometheus) {
    this.jdbc = jdbc;
    this.causes = samples.of(this::ask);
    prometheus.ifAvailable(registry -> registry.register(this));
  }

  Sample<List<Cause>> causes() {
    return causes;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("microdata.incidents", () -> causes.figure(IncidentMetrics::sum))
        .description("Steps that have failed for the last time; anything but 0 needs somebody").register(meters);
  }

  static int sum(List<Cause> causes) {
    return causes.stream().mapToInt(Cause::incidents).sum();
  }

  @Override
  public MetricSnapshots collect() {
    List<Cause> found = causes.now().orElse(List.of());
    var gauge = GaugeSnapshot.builder().name("microdata_incidents_by_cause")
        .help("Incidents by model, step and kind of exception, the most frequent causes");
    found.stream().limit(MOST).forEach(cause -> gauge.dataPoint(point(cause.process(), cause.step(), cause.exception(),
        cause.incidents())));
    if (found.size() > MOST) {
      gauge.dataPoint(point("others", "others", "others", sum(found.subList(MOST, found.size()))));
    }
    return new MetricSnapshots(gauge.build());
  }

  private static GaugeDataPointSnapshot point(String process, String step, String exception, int incidents) {
    return GaugeDataPointSnapshot.builder().value(incidents)
        .labels(Labels.of("process", process, "step", step, "exception", exception)).build();
  }

  /**
   * An incident of a called process stands at its callers, too. Of the exceptions in a stack trace the last one is what
   * began it.
   */
  private List<Cause> ask() {
    return jdbc.sql("""
            select d.key_ as process, coalesce(i.failed_activity_id_, i.activity_id_, '') as step,
                   coalesce(regexp_replace((regexp_match(convert_from(b.bytes_, 'UTF8'),
                       '^(?:.*\\nCaused by: )?([\\w.$]+)'))[1], '^.*[.]', ''), '') as exception, count(*) as incidents
            from act_ru_incident i
            left join act_re_procdef d on d.id_ = i.proc_def_id_
            left join act_ru_job j on j.id_ = i.configuration_
            left join act_ge_bytearray b on b.id_ = j.exception_stack_id_
            where i.root_cause_incident_id_ is null or i.root_cause_incident_id_ = i.id_
            group by 1, 2, 3 order by incidents desc, 1, 2, 3""")
        .query((row, i) -> new Cause(String.valueOf(row.getString("process")), row.getString("step"),
            row.getString("exception"), row.getInt("incidents"))).list();
  }
}
