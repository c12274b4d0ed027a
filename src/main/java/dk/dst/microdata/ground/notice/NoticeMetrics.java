package dk.dst.microdata.ground.notice;

import dk.dst.microdata.ground.database.Samples;
import dk.dst.microdata.ground.database.Samples.Sample;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How much waits to be sent, and for how long. */
@Component
public class NoticeMetrics implements MeterBinder {

  private final Sample<UnsentNotices.Waiting> waiting;

  NoticeMetrics(UnsentNotices unsent, Samples samples) {
    this.waiting = samples.of(unsent::waiting);
  }

  /** As it was within the last seconds. */
  public Sample<UnsentNotices.Waiting> waiting() {
    return waiting;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("microdata.notices.unsent", () -> waiting.figure(UnsentNotices.Waiting::all))
        .description("Notices that wait to be sent").register(meters);
    Gauge.builder("microdata.notices.late", () -> waiting.figure(UnsentNotices.Waiting::late))
        .description("Notices with an address that have waited for more than a day").register(meters);
    Gauge.builder("microdata.notices.without.address", () -> waiting.figure(UnsentNotices.Waiting::withoutAddress))
        .description("Notices to people without an address").register(meters);
    TimeGauge.builder("microdata.notices.oldest", () -> waiting.figure(one -> one.oldest().toSeconds()),
        TimeUnit.SECONDS).description("For how long the oldest notice with an address has waited").register(meters);
  }
}
