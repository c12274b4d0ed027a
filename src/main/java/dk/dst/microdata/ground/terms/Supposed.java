package dk.dst.microdata.ground.terms;

import dk.dst.microdata.ground.form.InputRefused;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Terms as somebody supposes them, who wonders what they would have changed; what is not supposed stays as it was. */
public record Supposed(Map<SchemeTerm, Object> values) {

  private static final int HIGHEST = 1000;

  /** Pairs of which the first may not be higher than the second. */
  private static final List<List<SchemeTerm>> ORDERED = List.of(
      List.of(SchemeTerm.MINIMUM_MANAGERS, SchemeTerm.MAXIMUM_MANAGERS),
      List.of(SchemeTerm.USAGE_LOW, SchemeTerm.USAGE_REASONABLE));

  /**
   * What somebody typed, by the names of the terms; an empty text supposes nothing.
   *
   * @param now with which it must go together
   * @throws InputRefused for a value that cannot be one, or does not go with the others
   */
  public static Supposed typed(Map<String, String> typed, Collection<SchemeTerm> askable, SchemeTerms now) {
    var values = new EnumMap<SchemeTerm, Object>(SchemeTerm.class);
    for (SchemeTerm term : askable) {
      String text = typed.get(term.key());
      if (text != null && !text.isBlank()) {
        values.put(term, value(term, text));
      }
    }
    var supposed = new Supposed(values);
    ORDERED.forEach(pair -> supposed.mustBeInOrder(pair.get(0), pair.get(1), now));
    return supposed;
  }

  private static Object value(SchemeTerm term, String text) {
    Object value = TermText.typed(term, text, term.danish());
    if (value instanceof Integer number && number > HIGHEST) {
      throw InputRefused.field(term.danish(), "Tallet skal være mellem 1 og " + HIGHEST + ".");
    }
    return value;
  }

  private void mustBeInOrder(SchemeTerm low, SchemeTerm high, SchemeTerms now) {
    if (isAny(List.of(low, high)) && compare(of(low, now), of(high, now)) > 0) {
      SchemeTerm wrong = values.containsKey(low) ? low : high;
      throw InputRefused.field(wrong.danish(), "„" + low.danish() + "“ (" + TermText.danish(of(low, now))
          + ") kan ikke være højere end „" + high.danish() + "“ (" + TermText.danish(of(high, now)) + ").");
    }
  }

  @SuppressWarnings("unchecked")
  private static int compare(Object one, Object other) {
    return ((Comparable<Object>) one).compareTo(other);
  }

  /** Whether any of these is supposed. */
  public boolean isAny(Collection<SchemeTerm> terms) {
    return !Collections.disjoint(values.keySet(), terms);
  }

  /** The value supposed, or the one in these terms. */
  public Object of(SchemeTerm term, SchemeTerms own) {
    return values.getOrDefault(term, term.in(own));
  }

  /**
   * These terms with what is supposed of some.
   *
   * @throws IllegalArgumentException where it does not go with the rest of them
   */
  public SchemeTerms in(SchemeTerms own, Collection<SchemeTerm> some) {
    var changed = new HashMap<String, Object>();
    some.stream().filter(values::containsKey).forEach(term -> changed.put(term.key(), values.get(term)));
    return own.with(changed);
  }

  /** As people read it. */
  public String danish(SchemeTerm term) {
    return TermText.danish(values.get(term));
  }
}
