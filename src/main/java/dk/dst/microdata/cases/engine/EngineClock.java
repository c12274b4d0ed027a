package dk.dst.microdata.cases.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/**
 * The one clock of the house: the engine's. Whatever needs the time asks this, so that timers and our own dates can
 * never disagree. Only the demo and tests set it ahead.
 */
@Component
public class EngineClock extends Clock {

  /** Dates of cases are Danish dates, wherever the server stands. */
  public static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

  @Override
  public ZoneId getZone() {
    return DENMARK;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(instant(), zone);
  }

  @Override
  public Instant instant() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  /** Sets the clock ahead of (or behind) the machine's by that many milliseconds; from then on it goes on by itself. */
  public void setAhead(long milliseconds) {
    ClockUtil.offset(milliseconds);
  }

  /** Stops the clock at that moment. */
  public void stopAt(Instant moment) {
    ClockUtil.setCurrentTime(Date.from(moment));
  }

  /** Back to the machine's time. */
  public void reset() {
    ClockUtil.reset();
  }
}
