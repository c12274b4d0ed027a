package dk.dst.microdata.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OverlapTest {

  private static final Set<String> NONE = Set.of();

  /** Few codes, so that sets often have some in common. */
  @Provide
  Arbitrary<Set<String>> registers() {
    return Arbitraries.of("BEF", "IND", "UDDA", "AKM", "LPR_DIAG", "DOD", "IDAN", "RAS").set().ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<Set<String>>> projects() {
    return registers().list().ofMaxSize(10);
  }

  @Property
  void jaccardIsTheSameWhicheverComesFirst(@ForAll("registers") Set<String> one,
      @ForAll("registers") Set<String> other) {
    assertThat(Overlap.jaccard(one, other)).isEqualTo(Overlap.jaccard(other, one));
  }

  @Property
  void jaccardLiesBetweenZeroAndOne(@ForAll("registers") Set<String> one, @ForAll("registers") Set<String> other) {
    assertThat(Overlap.jaccard(one, other)).isBetween(0.0, 1.0);
  }

  @Property
  void jaccardIsOneOnlyForEqualSets(@ForAll("registers") Set<String> one, @ForAll("registers") Set<String> other) {
    assertThat(Overlap.jaccard(one, other) == 1.0).isEqualTo(one.equals(other) && !one.isEmpty());
  }

  @Property
  void jaccardIsZeroOnlyWithoutACommonRegister(@ForAll("registers") Set<String> one,
      @ForAll("registers") Set<String> other) {
    assertThat(Overlap.jaccard(one, other) == 0.0).isEqualTo(one.stream().noneMatch(other::contains));
  }

  @Property
  void coverageLiesBetweenZeroAndOne(@ForAll("registers") Set<String> project,
      @ForAll("registers") Set<String> database) {
    assertThat(Overlap.coverage(project, database)).isBetween(0.0, 1.0);
  }

  @Property
  void coverageIsOneExactlyWhereTheDatabaseHoldsAll(@ForAll("registers") Set<String> project,
      @ForAll("registers") Set<String> database) {
    assertThat(Overlap.coverage(project, database) == 1.0)
        .isEqualTo(!project.isEmpty() && database.containsAll(project));
  }

  @Property
  void coverageNeverFallsWhenTheDatabaseGrows(@ForAll("registers") Set<String> project,
      @ForAll("registers") Set<String> database, @ForAll("registers") Set<String> more) {
    var larger = new HashSet<>(database);
    larger.addAll(more);
    assertThat(Overlap.coverage(project, larger)).isGreaterThanOrEqualTo(Overlap.coverage(project, database));
  }

  @Property
  void usesNeverExceedTheProjects(@ForAll("projects") List<Set<String>> projects) {
    assertThat(Overlap.uses("BEF", projects)).isBetween(0, projects.size());
  }

  @Property
  void usesOfAllRegistersTogetherAreAllUses(@ForAll("projects") List<Set<String>> projects) {
    var all = projects.stream().flatMap(Set::stream).distinct().toList();
    assertThat(all.stream().mapToInt(code -> Overlap.uses(code, projects)).sum())
        .isEqualTo(projects.stream().mapToInt(Set::size).sum());
  }

  @Test
  void countsWhatIsInCommon() {
    var one = Set.of("BEF", "IND", "UDDA", "AKM");
    var other = Set.of("BEF", "IND", "DOD");
    assertThat(Overlap.coverage(one, other)).isEqualTo(0.5);
    assertThat(Overlap.coverage(other, one)).isEqualTo(2.0 / 3, within(1e-9));
    assertThat(Overlap.jaccard(one, other)).isEqualTo(0.4, within(1e-9));
    assertThat(Overlap.uses("DOD", List.of(one, other))).isEqualTo(1);
  }

  @Test
  void knowsNoOverlapWithNothing() {
    assertThat(Overlap.jaccard(NONE, NONE)).isZero();
    assertThat(Overlap.coverage(NONE, Set.of("BEF"))).isZero();
    assertThat(Overlap.coverage(Set.of("BEF"), NONE)).isZero();
    assertThat(Overlap.uses("BEF", List.of())).isZero();
  }
}
