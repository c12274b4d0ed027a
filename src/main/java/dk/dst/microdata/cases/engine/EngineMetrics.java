package dk.dst.microdata.cases.engine;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Whether this node's engine is at work, and on how much. Nothing of it asks the database. */
@Component
record EngineMetrics(EngineInternals engine) implements MeterBinder {

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("microdata.job.executor.active", () -> engine.takesJobs() ? 1 : 0)
        .description("Whether this node takes steps that are due; 0 only while the demo's clock is moved")
        .register(meters);
    TimeGauge.builder("microdata.job.executor.last.look", () -> engine.lastLook().getEpochSecond(), TimeUnit.SECONDS)
        .description("When this node last looked for steps that are due, since 1970; at least every ten seconds")
        .register(meters);
    for (String name : EngineInternals.COUNTED) {
      FunctionCounter.builder("microdata.engine." + name.replace('-', '.'), engine, one -> one.counted(name))
          .description("What the engine calls " + name + ", on this node").register(meters);
    }
  }
}
