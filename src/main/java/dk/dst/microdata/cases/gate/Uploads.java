package dk.dst.microdata.cases.gate;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * How many files the application takes at the same time: of each person one, of all a few, of which still fewer are read
 * at once. Reading a file takes memory and processor, so whoever comes when all places are taken is told to come again
 * soon, instead of waiting for ever. Counted on each node for itself: what it protects is the node.
 */
@Component
public class Uploads {

  /** Too many files at the moment; nothing has been read. */
  static final class Busy extends RuntimeException {

    private final int status;

    private Busy(int status, String message) {
      super(message, null, false, false);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /** Of those that arrive, of 10 MB each, on disk. */
  private static final int MOST_ARRIVING = 16;
  /** Of those that are read, of some 150 MB of memory each at the worst. */
  private static final int MOST_READ = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Semaphore arriving;
  private final Semaphore read;
  private final Duration patience;
  private final Set<String> people = ConcurrentHashMap.newKeySet();

  Uploads() {
    this(MOST_ARRIVING, MOST_READ, PATIENCE);
  }

  Uploads(int mostArriving, int mostRead, Duration patience) {
    this.arriving = new Semaphore(mostArriving);
    this.read = new Semaphore(mostRead);
    this.patience = patience;
  }

  /** Lets a person's file come in, until {@link #end}; refuses a second one of theirs, and one too many. */
  void begin(String person) {
    if (!people.add(person)) {
      throw new Busy(429, "Du er allerede ved at indlæse en fil. Vent, til den er læst, og prøv så igen. Intet er"
          + " indlæst.");
    }
    if (!arriving.tryAcquire()) {
      people.remove(person);
      throw busy();
    }
  }

  void end(String person) {
    if (people.remove(person)) {
      arriving.release();
    }
  }

  /** Reads a file, and keeps what it says, when it is its turn. */
  public <T> T read(Supplier<T> reading) {
    try {
      if (!read.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    try {
      return reading.get();
    } finally {
      read.release();
    }
  }

  private static Busy busy() {
    return new Busy(503, "Der indlæses mange filer lige nu. Prøv igen om lidt. Intet er indlæst.");
  }
}
