package dk.dst.microdata.facts.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class YearsTest {

  /** Few years, so that they often touch and overlap. */
  @Provide
  Arbitrary<Set<Integer>> years() {
    return Arbitraries.integers().between(2000, 2020).set().ofMaxSize(15);
  }

  @Property
  void holdsTheYearsItIsMadeOf(@ForAll("years") Set<Integer> years) {
    assertSame(Years.of(years), years);
  }

  @Property
  void orHoldsTheYearsOfEither(@ForAll("years") Set<Integer> one, @ForAll("years") Set<Integer> other) {
    var both = new TreeSet<>(one);
    both.addAll(other);
    assertSame(Years.of(one).or(Years.of(other)), both);
  }

  @Property
  void andHoldsTheYearsOfBoth(@ForAll("years") Set<Integer> one, @ForAll("years") Set<Integer> other) {
    var both = new TreeSet<>(one);
    both.retainAll(other);
    assertSame(Years.of(one).and(Years.of(other)), both);
    assertThat(Years.of(one).and(Years.of(other))).isEqualTo(Years.of(other).and(Years.of(one)));
  }

  @Property
  void withoutLeavesOut(@ForAll("years") Set<Integer> one, @ForAll("years") Set<Integer> other) {
    var left = new TreeSet<>(one);
    left.removeAll(other);
    assertSame(Years.of(one).without(Years.of(other)), left);
  }

  @Property
  void commonCountsTheYearsOfBoth(@ForAll("years") Set<Integer> one, @ForAll("years") Set<Integer> other) {
    var both = new TreeSet<>(one);
    both.retainAll(other);
    assertThat(Years.of(one).common(Years.of(other))).isEqualTo(both.size());
    assertThat(Years.of(one).meets(Years.of(other))).isEqualTo(!both.isEmpty());
  }

  @Property
  void equalsExactlyWhatHoldsTheSame(@ForAll("years") Set<Integer> one, @ForAll("years") Set<Integer> other) {
    assertThat(Years.of(one).equals(Years.of(other))).isEqualTo(one.equals(other));
  }

  @Property
  void isReadAsItWasWritten(@ForAll("years") Set<Integer> years) {
    assertThat(Years.ofSql(Years.of(years).sql())).isEqualTo(Years.of(years));
  }

  /** What people read can be read as a period again. */
  @Property
  void isReadAsPeopleReadIt(@ForAll("years") Set<Integer> years) {
    if (!years.isEmpty()) {
      assertThat(PeriodText.read(Years.of(years).danish(), null, 2020).years()).isEqualTo(Years.of(years));
    }
  }

  @Test
  void writesRangesAsPostgresDoes() {
    assertThat(Years.of(List.of(2008, 2010, 2009, 2015)).sql()).isEqualTo("{[2008,2011),[2015,2016)}");
    assertThat(Years.NONE.sql()).isEqualTo("{}");
    assertThat(Years.ofSql("{}")).isEqualTo(Years.NONE);
    assertThat(Years.of(List.of(2008, 2010, 2009, 2015)).danish()).isEqualTo("2008–2010, 2015");
  }

  @Test
  void runsFromAYearToALaterOne() {
    assertThat(Years.between(2008, 2008).stream().boxed()).containsExactly(2008);
    assertThatThrownBy(() -> Years.between(2009, 2008)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertSame(Years years, Set<Integer> expected) {
    assertThat(years.stream().boxed().collect(Collectors.toList())).containsExactlyElementsOf(new TreeSet<>(expected));
    assertThat(years.count()).isEqualTo(expected.size());
    assertThat(years.isEmpty()).isEqualTo(expected.isEmpty());
    for (int year = 1999; year <= 2021; year++) {
      assertThat(years.contains(year)).isEqualTo(expected.contains(year));
    }
    if (!expected.isEmpty()) {
      assertThat(years.first()).isEqualTo(new TreeSet<>(expected).first());
      assertThat(years.last()).isEqualTo(new TreeSet<>(expected).last());
    }
  }
}
