package dk.dst.microdata.desk.overview;

import java.util.Collection;
import java.util.OptionalDouble;

/** Where a share of many numbers lies: between two of them where it falls there, as PostgreSQL reckons it. */
public final class Percentile {

  private Percentile() {}

  public static OptionalDouble median(Collection<Integer> values) {
    return of(values, 0.5);
  }

  public static OptionalDouble of(Collection<Integer> values, double share) {
    int[] sorted = values.stream().mapToInt(Integer::intValue).sorted().toArray();
    if (sorted.length == 0) {
      return OptionalDouble.empty();
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return OptionalDouble.of(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
  }
}
