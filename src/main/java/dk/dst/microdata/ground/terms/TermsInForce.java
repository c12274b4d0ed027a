package dk.dst.microdata.ground.terms;

import dk.dst.microdata.ground.database.Reads;
import dk.dst.microdata.ground.terms.TermChanges.TermChange;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The terms that apply today: the shipped ones with the changes whose day has come. Whoever plans or decides asks anew
 * each time, so that a changed term reaches running cases.
 */
@Component
public class TermsInForce {

  private record Known(LocalDate day, long change, SchemeTerms terms) {}

  private final SchemeTerms shipped;
  private final TermChanges changes;
  private final Clock clock;
  private final ThreadLocal<SchemeTerms> asIf = new ThreadLocal<>();
  private volatile Known known;

  @Autowired
  TermsInForce(SchemeTerms shipped, TermChanges changes, Clock clock) {
    this.shipped = shipped;
    this.changes = changes;
    this.clock = clock;
  }

  /** These terms, for ever. */
  public TermsInForce(SchemeTerms shipped) {
    this(shipped, null, null);
  }

  /**
   * Kept in memory for the day and until somebody changes one, here or on another node: the number of the last change
   * is asked for each time.
   */
  public SchemeTerms now() {
    if (asIf.get() != null || changes == null) {
      return Optional.ofNullable(asIf.get()).orElse(shipped);
    }
    LocalDate today = LocalDate.now(clock);
    long change = Reads.once(changes::newest, "newest term");
    Known before = known;
    if (before != null && before.day().equals(today) && before.change() == change) {
      return before.terms();
    }
    SchemeTerms terms = on(today, changes.all());
    known = new Known(today, change, terms);
    return terms;
  }

  /** Lets what runs here, and nothing else, find these terms in force: what would be, if. */
  public <T> T asIf(SchemeTerms terms, Supplier<T> work) {
    SchemeTerms before = asIf.get();
    asIf.set(terms);
    try {
      return work.get();
    } finally {
      if (before == null) {
        asIf.remove();
      } else {
        asIf.set(before);
      }
    }
  }

  /** The terms of any day, as the changes on record say; asked once, however many days. */
  public Function<LocalDate, SchemeTerms> byDay() {
    List<TermChange> all = changes == null ? List.of() : changes.all();
    var known = new HashMap<LocalDate, SchemeTerms>();
    return day -> known.computeIfAbsent(day, one -> on(one, all));
  }

  public SchemeTerms shipped() {
    return shipped;
  }

  /**
   * The terms of a day, by these changes.
   *
   * @param decided in the order in which they come to apply; of a term that a later release has dropped nothing remains
   */
  SchemeTerms on(LocalDate day, List<TermChange> decided) {
    Map<String, Object> values = new HashMap<>();
    for (TermChange termChange : decided) {
      if (!termChange.appliesFrom().isAfter(day)) {
        SchemeTerm.of(termChange.term()).ifPresent(term -> values.put(term.key(),
            TermText.parse(term, termChange.value())));
      }
    }
    return shipped.with(values);
  }
}
