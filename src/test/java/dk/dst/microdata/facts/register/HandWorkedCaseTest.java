package dk.dst.microdata.facts.register;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.register.Comparison.Lack;
import dk.dst.microdata.ground.text.Danish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The small case that a chapter works by hand: what the application computes of it stands there, line by line. */
class HandWorkedCaseTest {

  private static final DataContent DATABASE = DataContent.of(List.of(
      row("BEF", "KOEN", 2010, 2014), row("BEF", "ALDER", 2010, 2014), row("IND", "DISPON", 2010, 2014)));
  private static final Map<Integer, DataContent> PROJECTS = new TreeMap<>(Map.of(
      1, DataContent.of(List.of(row("BEF", "KOEN", 2010, 2014), row("BEF", "ALDER", 2010, 2014),
          row("IND", "DISPON", 2010, 2011))),
      2, DataContent.of(List.of(row("BEF", "KOEN", 2012, 2016), row("LMDB", "ATC", 2010, 2014))),
      3, DataContent.of(List.of(row("IND", "DISPON", 2010, 2014), row("IND", "LOEN", 2010, 2014)))));

  private final Comparison comparison = new Comparison(DATABASE, PROJECTS, Map.of());
  private final String chapter = Files.readString(Path.of("src/docs/how-overlap-is-measured.md"));

  HandWorkedCaseTest() throws IOException {}

  @Test
  void coverageOfTheProjects() {
    PROJECTS.keySet().forEach(number -> {
      var share = comparison.coverage(number);
      assertStands("| %d | %d | %d | %s |", number, share.common(), share.of(), Danish.percent(share.value()));
    });
  }

  @Test
  void useOfRegistersAndVariables() {
    assertStands("| BEF | %d | ALDER %d, KOEN %d |", comparison.uses("BEF"), comparison.variableUses("BEF").get(0),
        comparison.variableUses("BEF").get(1));
    assertStands("| IND | %d | DISPON %d |", comparison.uses("IND"), comparison.variableUses("IND").get(0));
    List<Integer> variables = Stream.of("BEF", "IND").flatMap(code -> comparison.variableUses(code).stream()).toList();
    assertStands("%d of 2 registers and %d of %d variables are used", Stream.of("BEF", "IND")
        .filter(code -> comparison.uses(code) > 0).count(), variables.stream().filter(uses -> uses > 0).count(),
        variables.size());
  }

  @Test
  void whatTheDatabaseLacks() {
    assertThat(comparison.lacking(Lack.REGISTER)).isEqualTo(Map.of("LMDB", 1));
    assertStands("LMDB, used by %d project, is lacking", comparison.lacking(Lack.REGISTER).get("LMDB"));
  }

  @Test
  void pairsOfProjects() {
    assertThat(comparison.pairs()).hasSize(3);
    comparison.pairs().forEach(pair ->
        assertStands("| %d and %d | %s |", pair.one(), pair.other(), Danish.percent(pair.overlap())));
  }

  private void assertStands(String line, Object... figures) {
    assertThat(chapter).contains(line.formatted(figures));
  }

  private static ContentRow row(String register, String variable, int from, int to) {
    return ContentRow.variable(register, variable, Years.between(from, to));
  }
}
