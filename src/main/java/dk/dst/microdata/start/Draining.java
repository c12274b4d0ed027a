package dk.dst.microdata.start;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * A node that is told to stop says at once that it is not ready, and serves on for as long as {@code MICRODATA_DRAIN}
 * says: until the proxy has seen it and sends nobody here any more. Without it, whoever comes in that moment finds a
 * closed door.
 */
@Component
class Draining implements SmartLifecycle {

  private final Duration drain;
  private volatile boolean running;

  Draining(@Value("${microdata.drain}") Duration drain) {
    this.drain = drain;
  }

  @Override
  public void start() {
    running = true;
  }

  /** Before everything else that stops, the web server's end included: its phase is the last. */
  @Override
  public void stop() {
    running = false;
    try {
      Thread.sleep(drain.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
