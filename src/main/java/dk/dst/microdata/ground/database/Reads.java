package dk.dst.microdata.ground.database;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction has read, or a request that only looks, so that it asks once however many of its steps want to
 * know. Kept until the thread writes anything that an answer could depend on, or takes a lock: who waited for somebody
 * else reads anew ({@link WatchedConnections}). Outside of both nothing is kept. What is kept must not be changed.
 */
public final class Reads {

  private static final ThreadLocal<Map<List<Object>, Object>> KEPT = new ThreadLocal<>();

  private Reads() {}

  /** The answer to that question about these things, asked where it has not been asked before. */
  @SuppressWarnings("unchecked") // each question has answers of one type
  public static <T> T once(Supplier<T> ask, String question, Object... about) {
    Map<List<Object>, Object> kept = kept();
    if (kept == null) {
      return ask.get();
    }
    List<Object> key = List.of(question, Arrays.asList(about));
    if (!kept.containsKey(key)) {
      kept.put(key, ask.get());
    }
    return (T) kept.get(key);
  }

  private static Map<List<Object>, Object> kept() {
    if (KEPT.get() == null && TransactionSynchronizationManager.isSynchronizationActive()) {
      KEPT.set(new HashMap<>());
      TransactionSynchronizationManager.registerSynchronization(new UntilTheEnd());
    }
    return KEPT.get();
  }

  /** Something that only reads, outside of a transaction or in many small ones. */
  public interface Reading extends AutoCloseable {

    @Override
    void close();
  }

  /** From now on what this thread reads is kept, until that is closed. */
  public static Reading begin() {
    if (KEPT.get() != null) {
      return () -> { };
    }
    KEPT.set(new HashMap<>());
    return KEPT::remove;
  }

  /** Whether there is anything that could become wrong. */
  static boolean areKept() {
    return KEPT.get() != null && !KEPT.get().isEmpty();
  }

  static void forget() {
    if (KEPT.get() != null) {
      KEPT.get().clear();
    }
  }

  /** A transaction that is put aside for another one begins anew when it goes on: neither reads the other's answers. */
  private static class UntilTheEnd implements TransactionSynchronization {

    @Override
    public void suspend() {
      KEPT.remove();
    }

    @Override
    public void afterCompletion(int status) {
      KEPT.remove();
    }
  }
}
