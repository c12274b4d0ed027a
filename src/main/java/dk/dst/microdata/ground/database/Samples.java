package dk.dst.microdata.ground.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What those who watch are told of the database. One statement is asked for all figures it gives, every fifteen seconds
 * at most however many watch and however often, and never unless somebody does. A database that is away is not asked
 * again sooner either, and its figures are no numbers meanwhile: whoever watches must see that nobody knows.
 */
@Component
public class Samples {

  private static final Logger log = LoggerFactory.getLogger(Samples.class);
  private static final Duration KEPT = Duration.ofSeconds(15);

  /** By the sample it is the answer to; empty where there was none. */
  private final Cache<Object, Optional<?>> answers = Caffeine.newBuilder().expireAfterWrite(KEPT).build();

  /** The answer to one statement, as it was when it was last asked. */
  public final class Sample<T> {

    private final Supplier<T> ask;

    private Sample(Supplier<T> ask) {
      this.ask = ask;
    }

    /** Empty where the database could not answer. */
    @SuppressWarnings("unchecked") // each sample has answers of one type
    public Optional<T> now() {
      return (Optional<T>) answers.get(this, sample -> answer());
    }

    /** A figure of it; not a number where the database could not answer. */
    public double figure(ToDoubleFunction<T> of) {
      return now().map(of::applyAsDouble).orElse(Double.NaN);
    }

    private Optional<T> answer() {
      try {
        return Optional.of(ask.get());
      } catch (RuntimeException e) {
        log.debug("The database gave no figures", e);
        return Optional.empty();
      }
    }
  }

  public <T> Sample<T> of(Supplier<T> ask) {
    return new Sample<>(ask);
  }

  /** From now on everything is asked anew. */
  public void forget() {
    answers.invalidateAll();
  }
}
