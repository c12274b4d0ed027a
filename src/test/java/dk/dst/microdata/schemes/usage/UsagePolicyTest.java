package dk.dst.microdata.schemes.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.register.Comparison;
import dk.dst.microdata.facts.register.ContentRow;
import dk.dst.microdata.facts.register.DataContent;
import dk.dst.microdata.facts.register.Years;
import dk.dst.microdata.schemes.usage.UsagePolicy.Advice;
import dk.dst.microdata.schemes.usage.UsagePolicy.Usage;
import dk.dst.microdata.schemes.usage.UsagePolicy.Use;
import dk.dst.microdata.support.Contents;
import dk.dst.microdata.support.Terms;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsagePolicyTest {

  @ParameterizedTest
  @CsvSource({
      "100, 100, REASONABLE",
      " 51, 100, REASONABLE",
      " 50, 100, REASONABLE",
      " 49, 100, RESTRICT",
      " 25, 100, RESTRICT",
      " 24, 100, CONSIDER_CLOSING",
      "  0, 100, CONSIDER_CLOSING",
      "  1,   2, REASONABLE",
      "  1,   4, RESTRICT",
      "  1,   5, CONSIDER_CLOSING"})
  void advisesByTheShareOfRegistersInUse(int used, int registers, Advice advice) {
    assertThat(UsagePolicy.advise(usage(used, registers), Terms.shipped())).isEqualTo(advice);
  }

  @Test
  void followsTheTermsItIsGiven() {
    var strict = Terms.with("usage-reasonable=0.90", "usage-low=0.80");
    assertThat(UsagePolicy.advise(usage(8, 10), strict)).isEqualTo(Advice.RESTRICT);
    assertThat(UsagePolicy.advise(usage(7, 10), strict)).isEqualTo(Advice.CONSIDER_CLOSING);
  }

  /** 97.8 % is neither 97 % nor 98 %. */
  @Test
  void comparesWithTheThresholdExactly() {
    assertThat(UsagePolicy.advise(usage(489, 500), Terms.with("usage-reasonable=0.978"))).isEqualTo(Advice.REASONABLE);
    assertThat(UsagePolicy.advise(usage(489, 500), Terms.with("usage-reasonable=0.9780001")))
        .isEqualTo(Advice.RESTRICT);
    assertThat(UsagePolicy.advise(usage(2, 3), Terms.with("usage-reasonable=0.66666666666666666667")))
        .isEqualTo(Advice.RESTRICT);
  }

  @Test
  void considersClosingAnEmptyDatabase() {
    Usage usage = measure(DataContent.NONE, Contents.whole("BEF"));
    assertThat(UsagePolicy.advise(usage, Terms.shipped())).isEqualTo(Advice.CONSIDER_CLOSING);
  }

  @Test
  void countsARegisterAsUsedFromOneProjectOn() {
    Usage usage = measure(Contents.whole("BEF", "IND", "UDDA"), Contents.whole("BEF", "IND"),
        Contents.whole("BEF", "DOD"));
    assertThat(usage.uses()).containsExactly(new Use("BEF", 2), new Use("IND", 1), new Use("UDDA", 0));
    assertThat(usage.used()).isEqualTo(2);
    assertThat(usage.subprojects()).isEqualTo(2);
  }

  @Test
  void countsARegisterAsUsedOnlyInTheYearsTheDatabaseHolds() {
    DataContent database = Contents.of(ContentRow.whole("BEF", Years.between(2015, 2019)));
    assertThat(measure(database, Contents.of(ContentRow.variable("BEF", "KOEN", Years.between(2010, 2015)))).used())
        .isEqualTo(1);
    assertThat(measure(database, Contents.of(ContentRow.variable("BEF", "KOEN", Years.between(2010, 2014)))).used())
        .isZero();
  }

  @Test
  void findsNothingUsedWithoutSubprojects() {
    Usage usage = measure(Contents.whole("BEF", "IND"));
    assertThat(usage.used()).isZero();
    assertThat(usage.subprojects()).isZero();
  }

  @Test
  void doesNotCountWhatSubprojectsUseFromElsewhere() {
    assertThat(measure(Contents.whole("BEF"), Contents.whole("DOD", "IND")).used()).isZero();
  }

  @Provide
  Arbitrary<DataContent> contents() {
    return Contents.rows().map(DataContent::of);
  }

  @Property(tries = 300)
  void usesNoMoreRegistersThanThereAre(@ForAll("contents") DataContent database,
      @ForAll @Size(max = 6) List<@From("contents") DataContent> subprojects) {
    Usage usage = measure(database, subprojects.toArray(DataContent[]::new));
    assertThat(usage.used()).isBetween(0, usage.uses().size());
    assertThat(usage.uses()).allMatch(use -> use.projects() <= subprojects.size());
  }

  @Property(tries = 300)
  void moreUseNeverGivesWorseAdvice(@ForAll @IntRange(max = 39) int used) {
    assertThat(UsagePolicy.advise(usage(used + 1, 40), Terms.shipped()))
        .isLessThanOrEqualTo(UsagePolicy.advise(usage(used, 40), Terms.shipped()));
  }

  private static Usage measure(DataContent database, DataContent... subprojects) {
    return UsagePolicy.measure(new Comparison(database, IntStream.range(0, subprojects.length).boxed()
        .collect(Collectors.toMap(Function.identity(), i -> subprojects[i])), Map.of()), subprojects.length);
  }

  private static Usage usage(int used, int registers) {
    return new Usage(IntStream.range(0, registers).mapToObj(i -> new Use("R" + i, i < used ? 1 : 0)).toList(), 1);
  }
}
