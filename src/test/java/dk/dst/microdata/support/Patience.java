package dk.dst.microdata.support;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long a test waits for what must happen. It is no expectation of speed: a test fails on what it sees, and only
 * where it sees nothing at all after this long does it say so. One setting for all of them, {@code -Dpatience=PT10M}; the
 * default is enough for a machine ten times slower than a quiet one.
 */
public final class Patience {

  public static final Duration LIMIT = Duration.parse(System.getProperty("patience", "PT5M"));
  public static final int MILLIS = Math.toIntExact(LIMIT.toMillis());

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private Patience() {}

  /** Waits for a condition. @param what is said where it does not come */
  public static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(LIMIT).pollInterval(LOOK_EVERY);
  }

  /** Waits for a result. */
  public static <T> T get(Future<T> running) throws InterruptedException, ExecutionException, TimeoutException {
    return running.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits for a process. @return whether it has ended */
  public static boolean ended(Process process) throws InterruptedException {
    return process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }
}
