package dk.dst.microdata.facts.register;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A set of calendar years, the grain in which periods are compared. A quarter or a status month counts as the year it
 * lies in: the export of Danmarks Datavindue names the same data now by the year, now by its status month.
 */
public final class Years {

  public static final Years NONE = new Years(new int[0]);

  private static final Pattern RANGE = Pattern.compile("\\[(-?\\d+),(-?\\d+)\\)");

  /** From, to, from, to ...: both included, ascending, and never touching. */
  private final int[] ends;

  private Years(int[] ends) {
    this.ends = ends;
  }

  /** All years from one to another, both included. */
  public static Years between(int from, int to) {
    if (from > to) {
      throw new IllegalArgumentException(from + " is after " + to);
    }
    return new Years(new int[] {from, to});
  }

  public static Years of(Collection<Integer> years) {
    var sorted = new TreeSet<>(years);
    int[] ends = new int[2 * sorted.size()];
    int used = 0;
    for (int year : sorted) {
      if (used > 0 && ends[used - 1] == year - 1) {
        ends[used - 1] = year;
      } else {
        ends[used++] = year;
        ends[used++] = year;
      }
    }
    return used == 0 ? NONE : new Years(Arrays.copyOf(ends, used));
  }

  /** Reads what {@link #sql} writes. */
  static Years ofSql(String multirange) {
    Matcher range = RANGE.matcher(multirange);
    int[] ends = new int[8];
    int used = 0;
    while (range.find()) {
      if (used == ends.length) {
        ends = Arrays.copyOf(ends, 2 * used);
      }
      ends[used++] = Integer.parseInt(range.group(1));
      ends[used++] = Integer.parseInt(range.group(2)) - 1;
    }
    return used == 0 ? NONE : new Years(Arrays.copyOf(ends, used));
  }

  /** As PostgreSQL writes an {@code int4multirange}. */
  String sql() {
    return IntStream.range(0, ends.length / 2).mapToObj(i -> "[" + ends[2 * i] + "," + (ends[2 * i + 1] + 1) + ")")
        .collect(Collectors.joining(",", "{", "}"));
  }

  public boolean isEmpty() {
    return ends.length == 0;
  }

  /** How many years. */
  public int count() {
    int count = 0;
    for (int i = 0; i < ends.length; i += 2) {
      count += ends[i + 1] - ends[i] + 1;
    }
    return count;
  }

  /** How many years both have. */
  public int common(Years other) {
    int count = 0;
    for (int i = 0, j = 0; i < ends.length && j < other.ends.length; ) {
      count += Math.max(0, Math.min(ends[i + 1], other.ends[j + 1]) - Math.max(ends[i], other.ends[j]) + 1);
      if (ends[i + 1] < other.ends[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return count;
  }

  public boolean meets(Years other) {
    return common(other) > 0;
  }

  /** The years of either. */
  public Years or(Years other) {
    if (isEmpty() || other.equals(this)) {
      return other;
    }
    int[] merged = new int[ends.length + other.ends.length];
    int used = 0;
    for (int i = 0, j = 0; i < ends.length || j < other.ends.length; ) {
      boolean mine = j == other.ends.length || i < ends.length && ends[i] <= other.ends[j];
      int from = mine ? ends[i] : other.ends[j];
      int to = mine ? ends[i + 1] : other.ends[j + 1];
      i += mine ? 2 : 0;
      j += mine ? 0 : 2;
      if (used > 0 && from <= merged[used - 1] + 1) {
        merged[used - 1] = Math.max(merged[used - 1], to);
      } else {
        merged[used++] = from;
        merged[used++] = to;
      }
    }
    return new Years(Arrays.copyOf(merged, used));
  }

  /** The years both have. */
  public Years and(Years other) {
    return of(stream().filter(other::contains).boxed().toList());
  }

  /** These years without the other's. */
  public Years without(Years other) {
    return of(stream().filter(year -> !other.contains(year)).boxed().toList());
  }

  public boolean contains(int year) {
    for (int i = 0; i < ends.length; i += 2) {
      if (year >= ends[i] && year <= ends[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** The first year; there must be one. */
  public int first() {
    return ends[0];
  }

  /** The last year; there must be one. */
  public int last() {
    return ends[ends.length - 1];
  }

  public IntStream stream() {
    return IntStream.range(0, ends.length / 2).flatMap(i -> IntStream.rangeClosed(ends[2 * i], ends[2 * i + 1]));
  }

  /** As people read it: "2008–2012, 2015". */
  public String danish() {
    return IntStream.range(0, ends.length / 2).mapToObj(i -> ends[2 * i] == ends[2 * i + 1] ? "" + ends[2 * i]
        : ends[2 * i] + "–" + ends[2 * i + 1]).collect(Collectors.joining(", "));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Years years && Arrays.equals(ends, years.ends);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ends);
  }

  @Override
  public String toString() {
    return danish();
  }
}
