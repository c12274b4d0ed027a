package dk.dst.microdata.ground.notice;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How much waits to be sent, counted when somebody asks. */
@Component
record NoticeMetrics(UnsentNotices unsent) implements MeterBinder {

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("microdata.notices.unsent", unsent, UnsentNotices::count)
        .description("Notices that wait to be sent").register(meters);
    Gauge.builder("microdata.notices.late", unsent, UnsentNotices::countLate)
        .description("Notices with an address that have waited for more than a day").register(meters);
    Gauge.builder("microdata.notices.without.address", unsent, UnsentNotices::countWithoutAddress)
        .description("Notices to people without an address").register(meters);
  }
}
