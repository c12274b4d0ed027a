package dk.dst.microdata.ground.notice;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs every {@link Reminder}, again and again, each in a transaction of its own. Two nodes may do so at the same
 * moment: the ledger lets one through. Of a case of which a step has failed nothing is told meanwhile: what a reminder
 * would say of a deadline or of an answer may not be true, and it is still due when the step has been done.
 */
@Component
public class Reminders {

  private static final Logger log = LoggerFactory.getLogger(Reminders.class);

  private final Map<String, Reminder> reminders;
  private final Map<String, Counter> failures = new HashMap<>();
  private final Map<String, AtomicLong> lastGood = new HashMap<>();
  private final Notices notices;
  private final StandingCases standing;
  private final TransactionTemplate transaction;
  private final Clock clock;

  /** @param reminders by the names of their beans */
  Reminders(Map<String, Reminder> reminders, Notices notices, StandingCases standing, TransactionTemplate transaction,
      MeterRegistry meters, Clock clock) {
    this.notices = notices;
    this.standing = standing;
    this.reminders = new TreeMap<>(reminders);
    this.transaction = transaction;
    this.clock = clock;
    reminders.keySet().forEach(name -> measure(name, meters));
  }

  private void measure(String name, MeterRegistry meters) {
    failures.put(name, Counter.builder("microdata.reminders.failures").tag("reminder", name)
        .description("Runs of a reminder that failed").register(meters));
    var moment = new AtomicLong();
    lastGood.put(name, moment);
    TimeGauge.builder("microdata.reminders.last.good", moment, TimeUnit.SECONDS, AtomicLong::get).tag("reminder", name)
        .description("When a reminder last ran to its end, since 1970; 0: not since the start").register(meters);
  }

  /**
   * The first time soon after each start, or a house that restarts often would remind nobody; but not at once: after an
   * outage the timers that are due go first, and may settle the matter.
   */
  @Scheduled(fixedDelayString = "${microdata.reminder-interval:PT15M}", initialDelayString = "${microdata.first-round}")
  public void runAll() {
    Set<String> waiting = standing.numbers();
    reminders.forEach((name, reminder) -> run(name, reminder, reminder.waitsForCases() ? waiting : Set.of()));
  }

  private void run(String name, Reminder reminder, Set<String> waiting) {
    try {
      notices.leavingOut(waiting, () -> transaction.executeWithoutResult(status -> reminder.run()));
      lastGood.get(name).set(clock.instant().getEpochSecond());
    } catch (RuntimeException e) {
      failures.get(name).increment();
      log.error("Reminder {} failed; nothing of this run is told, and all of it is due again at the next", name, e);
    }
  }
}
