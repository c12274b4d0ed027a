package dk.dst.microdata.facts.register;

import static dk.dst.microdata.facts.register.ContentRow.variable;
import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.register.Comparison.Lack;
import dk.dst.microdata.facts.register.Comparison.Pair;
import dk.dst.microdata.facts.register.DataContent.Holding;
import dk.dst.microdata.facts.register.Overlap.Share;
import dk.dst.microdata.support.Contents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Years TEN = Years.between(2010, 2019);

  @Provide
  Arbitrary<List<ContentRow>> rows() {
    return Contents.rows();
  }

  @Provide
  Arbitrary<List<List<ContentRow>>> projects() {
    return Contents.rows().list().ofMaxSize(6);
  }

  @Property(tries = 300)
  void countsTheActiveProjectsWithACellInCommonOfEachRegister(@ForAll("rows") List<ContentRow> proposal,
      @ForAll("projects") List<List<ContentRow>> projects) {
    var comparison = new Comparison(DataContent.of(proposal), numbered(projects), Map.of());
    Cells proposed = Cells.of(proposal);
    for (String register : proposed.registers()) {
      assertThat(comparison.uses(register)).as(register).isEqualTo((int) projects.stream()
          .filter(rows -> Cells.of(rows).of(register).heldBy(proposed).count() > 0).count());
    }
  }

  @Property(tries = 300)
  void countsTheActiveProjectsWithACellInCommonOfEachVariable(@ForAll("rows") List<ContentRow> proposal,
      @ForAll("projects") List<List<ContentRow>> projects) {
    DataContent content = DataContent.of(proposal);
    var comparison = new Comparison(content, numbered(projects), Map.of());
    for (Holding holding : content.holdings()) {
      assertThat(comparison.variableUses(holding.register())).as(holding.register())
          .isEqualTo(holding.variables().stream().map(name -> (int) projects.stream()
              .filter(rows -> Cells.of(rows).of(holding.register(), name)
                  .heldBy(Cells.of(proposal).of(holding.register(), name)).count() > 0).count()).toList());
    }
  }

  @Property(tries = 300)
  void eachActiveProjectThatHasARegisterEitherUsesItOrLacksIt(@ForAll("rows") List<ContentRow> proposal,
      @ForAll("projects") List<List<ContentRow>> projects) {
    var comparison = new Comparison(DataContent.of(proposal), numbered(projects), Map.of());
    Map<String, Integer> having = new TreeMap<>();
    projects.forEach(rows -> Cells.of(rows).registers().forEach(code -> having.merge(code, 1, Integer::sum)));
    having.forEach((register, count) -> {
      int uses = comparison.proposal().find(register) == null ? 0 : comparison.uses(register);
      assertThat(uses).isBetween(0, projects.size());
      assertThat(uses + Arrays.stream(Lack.values()).mapToInt(why -> comparison.lacking(why).getOrDefault(register, 0))
          .sum()).as(register).isEqualTo(count);
      assertThat(comparison.lacking(Lack.REGISTER).containsKey(register)).as(register)
          .isEqualTo(comparison.proposal().find(register) == null);
    });
    for (Lack why : Lack.values()) {
      assertThat(having.keySet()).containsAll(comparison.lacking(why).keySet());
      assertThat(comparison.lacking(why).values()).doesNotContain(0);
    }
  }

  @Property(tries = 300)
  void pairsEveryTwoActiveProjectsOnceTheMostAlikeFirst(@ForAll("rows") List<ContentRow> proposal,
      @ForAll("projects") List<List<ContentRow>> projects) {
    Map<Integer, DataContent> active = numbered(projects);
    List<Pair> pairs = new Comparison(DataContent.of(proposal), active, Map.of()).pairs();
    assertThat(pairs).hasSize(projects.size() * (projects.size() - 1) / 2)
        .isSortedAccordingTo(Comparator.comparing(Pair::overlap).reversed())
        .allSatisfy(pair -> {
          assertThat(pair.one()).isLessThan(pair.other());
          assertThat(pair.overlap()).isEqualTo(Overlap.jaccard(active.get(pair.one()), active.get(pair.other())));
        });
    assertThat(pairs).extracting(pair -> List.of(pair.one(), pair.other())).doesNotHaveDuplicates();
  }

  @Property(tries = 100)
  void pairsTheSameWhateverTheOrderOfTheProjects(@ForAll("projects") List<List<ContentRow>> projects) {
    Map<Integer, DataContent> active = numbered(projects);
    List<Integer> backwards = new ArrayList<>(active.keySet());
    Collections.reverse(backwards);
    var reversed = new LinkedHashMap<Integer, DataContent>();
    backwards.forEach(number -> reversed.put(number, active.get(number)));
    assertThat(new Comparison(DataContent.NONE, reversed, Map.of()).pairs())
        .isEqualTo(new Comparison(DataContent.NONE, active, Map.of()).pairs());
  }

  @Test
  void pairsOnlyTheFiftyBestCoveredOfManyProjects() {
    var active = new LinkedHashMap<Integer, DataContent>();
    DataContent covered = Contents.whole("BEF");
    IntStream.rangeClosed(1, 120).forEach(number ->
        active.put(number, number % 6 == 0 ? Contents.whole("DOD") : covered));
    List<Pair> pairs = new Comparison(covered, active, Map.of()).pairs();
    assertThat(pairs).hasSize(50 * 49 / 2)
        .allSatisfy(pair -> assertThat(List.of(pair.one() % 6, pair.other() % 6)).doesNotContain(0));
  }

  @Test
  void pairsTheLowestNumbersOfEquallyCoveredProjects() {
    var active = new LinkedHashMap<Integer, DataContent>();
    IntStream.rangeClosed(1, 51).map(i -> 52 - i).forEach(number -> active.put(number, Contents.whole("BEF")));
    assertThat(new Comparison(Contents.whole("BEF"), active, Map.of()).pairs())
        .extracting(Pair::other).contains(50).doesNotContain(51);
  }

  @Test
  void coversProjectsThatAreNotActiveWithoutCountingTheirUse() {
    var comparison = new Comparison(Contents.whole("BEF", "IND"), Map.of(1, Contents.whole("BEF", "DOD")),
        Map.of(2, Contents.whole("BEF", "IND", "UDDA")));
    assertThat(comparison.coverage(1)).isEqualTo(new Share(10, 20, 1, 2));
    assertThat(comparison.coverage(2)).isEqualTo(new Share(20, 30, 2, 3));
    assertThat(comparison.uses("BEF")).isEqualTo(1);
    assertThat(comparison.uses("IND")).isZero();
    assertThat(comparison.lacking(Lack.REGISTER)).isEqualTo(Map.of("DOD", 1));
    assertThat(comparison.pairs()).isEmpty();
  }

  @Test
  void countsAProjectOfWhichOnlyTheRegisterIsKnownForTheRegisterButForNoVariable() {
    DataContent proposal = Contents.of(variable("BEF", "KOEN", TEN), variable("BEF", "KOM", TEN));
    var comparison = new Comparison(proposal,
        Map.of(1, Contents.whole("BEF"), 2, Contents.of(variable("BEF", "KOM", TEN))), Map.of());
    assertThat(comparison.uses("BEF")).isEqualTo(2);
    assertThat(comparison.variableUses("BEF")).containsExactly(0, 1);
  }

  @Test
  void lacksARegisterThatItHasOnlyInOtherYears() {
    DataContent late = Contents.of(variable("BEF", "KOEN", Years.between(2020, 2024)));
    var comparison = new Comparison(late, Map.of(1, Contents.whole("BEF")), Map.of());
    assertThat(comparison.uses("BEF")).isZero();
    assertThat(comparison.lacking(Lack.YEARS)).isEqualTo(Map.of("BEF", 1));
    assertThat(comparison.lacking(Lack.REGISTER)).isEmpty();
  }

  /** A register that is there in other years, or with other variables, is no register that is missing. */
  @Test
  void tellsApartWhyAProjectFindsNothingOfARegister() {
    DataContent proposal = Contents.of(variable("BEF", "KOEN", Years.between(2020, 2024)),
        variable("BEF", "KOM", TEN));
    var comparison = new Comparison(proposal, Map.of(1, Contents.of(variable("BEF", "KOEN", TEN)),
        2, Contents.of(variable("BEF", "ALDER", TEN)), 3, Contents.whole("DOD"),
        4, Contents.of(variable("BEF", "KOEN", TEN), variable("DOD", "DATO", TEN))), Map.of());
    assertThat(comparison.lacking(Lack.YEARS)).isEqualTo(Map.of("BEF", 2));
    assertThat(comparison.lacking(Lack.VARIABLES)).isEqualTo(Map.of("BEF", 1));
    assertThat(comparison.lacking(Lack.REGISTER)).isEqualTo(Map.of("DOD", 2));
  }

  private static Map<Integer, DataContent> numbered(List<List<ContentRow>> projects) {
    var numbered = new LinkedHashMap<Integer, DataContent>();
    projects.forEach(rows -> numbered.put(numbered.size() + 1, DataContent.of(rows)));
    return numbered;
  }
}
