package dk.dst.microdata.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.Terms;
import dk.dst.microdata.usage.UsagePolicy.Advice;
import dk.dst.microdata.usage.UsagePolicy.Usage;
import dk.dst.microdata.usage.UsagePolicy.Use;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
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

  @Test
  void considersClosingAnEmptyDatabase() {
    Usage usage = UsagePolicy.measure(List.of(), List.of(Set.of("BEF")));
    assertThat(usage.share()).isZero();
    assertThat(UsagePolicy.advise(usage, Terms.shipped())).isEqualTo(Advice.CONSIDER_CLOSING);
  }

  @Test
  void countsARegisterAsUsedFromOneProjectOn() {
    Usage usage = UsagePolicy.measure(List.of("BEF", "IND", "UDDA"),
        List.of(Set.of("BEF", "IND"), Set.of("BEF", "DOD")));
    assertThat(usage.uses()).containsExactly(new Use("BEF", 2), new Use("IND", 1), new Use("UDDA", 0));
    assertThat(usage.used()).isEqualTo(2);
    assertThat(usage.subprojects()).isEqualTo(2);
  }

  @Test
  void findsNothingUsedWithoutSubprojects() {
    Usage usage = UsagePolicy.measure(List.of("BEF", "IND"), List.of());
    assertThat(usage.used()).isZero();
    assertThat(usage.subprojects()).isZero();
    assertThat(usage.share()).isZero();
  }

  @Test
  void doesNotCountWhatSubprojectsUseFromElsewhere() {
    assertThat(UsagePolicy.measure(List.of("BEF"), List.of(Set.of("DOD", "IND"))).used()).isZero();
  }

  @Provide
  Arbitrary<Set<String>> registers() {
    return Arbitraries.of("BEF", "IND", "UDDA", "AKM", "DOD").set();
  }

  @Provide
  Arbitrary<List<Set<String>>> subprojects() {
    return registers().list().ofMaxSize(6);
  }

  @Property(tries = 300)
  void theShareLiesBetweenZeroAndOne(@ForAll("registers") Collection<String> content,
      @ForAll("subprojects") List<Set<String>> subprojects) {
    Usage usage = UsagePolicy.measure(content, subprojects);
    assertThat(usage.share()).isBetween(0.0, 1.0);
    assertThat(usage.uses()).allMatch(use -> use.projects() <= subprojects.size());
  }

  @Property(tries = 300)
  void moreUseNeverGivesWorseAdvice(@ForAll @IntRange(max = 39) int used) {
    assertThat(UsagePolicy.advise(usage(used + 1, 40), Terms.shipped()))
        .isLessThanOrEqualTo(UsagePolicy.advise(usage(used, 40), Terms.shipped()));
  }

  private static Usage usage(int used, int registers) {
    return new Usage(IntStream.range(0, registers).mapToObj(i -> new Use("R" + i, i < used ? 1 : 0)).toList(), 1);
  }
}
