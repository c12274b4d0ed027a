package dk.dst.microdata.facts.register;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.register.Catalogue.Change;
import dk.dst.microdata.facts.register.Catalogue.Version;
import dk.dst.microdata.facts.register.CatalogueFile.Entry;
import dk.dst.microdata.facts.register.CatalogueFile.Reading;
import dk.dst.microdata.facts.register.CatalogueFile.Variable;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.support.EngineTest;
import dk.dst.microdata.support.Patience;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Each test has registers of its own, with codes that no catalogue has: all tests share one. */
class CatalogueTest extends EngineTest {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Variable KOEN = new Variable("Køn", Years.between(2000, 2019));
  private static final Variable KOM = new Variable("Kommune", Years.of(List.of(2000, 2001, 2005)));
  private static final Variable UNNAMED = new Variable(null, Years.of(List.of(2007)));

  @Autowired
  private Catalogue catalogue;
  @Autowired
  private TransactionTemplate transaction;

  private String one;
  private String other;

  @BeforeEach
  void invent() {
    one = "QZ_ET_" + NUMBER.incrementAndGet();
    other = "QZ_TO_" + NUMBER.get();
  }

  @Test
  void anImportAddsRegistersWithTheirVariables() {
    int before = catalogue.version();
    Change change = take(full(one, Map.of("KOEN", KOEN, "KOM", KOM)), full(other, Map.of()));
    assertThat(change).isEqualTo(new Change(before + 1, List.of(one, other), List.of(), 0, 2, 0, 0));
    assertThat(catalogue.version()).isEqualTo(before + 1);
    assertThat(catalogue.byCode().get(one))
        .isEqualTo(new Register(one, "Navn", "Name", "Emne", "Ejer", 2000, 2019));
    assertThat(catalogue.variables(catalogue.version(), one)).isEqualTo(Map.of("KOEN", KOEN, "KOM", KOM));
    assertThat(catalogue.variables(catalogue.version(), List.of(one, other)))
        .isEqualTo(Map.of(one, Map.of("KOEN", KOEN.years(), "KOM", KOM.years())));
  }

  @Test
  void aVersionSaysWhoImportedWhatAndWhen() {
    world.day(LocalDate.of(2031, 5, 6));
    int version = take(full(one, Map.of())).version();
    assertThat(catalogue.versions().get(0)).isEqualTo(new Version(version,
        LocalDate.of(2031, 5, 6).atTime(LocalTime.of(9, 0)).atZone(clock.getZone()).toInstant(), "per", "fil.csv"));
  }

  @Test
  void anImportChangesTheRegistersItNamesAndLeavesTheOthers() {
    take(full(one, Map.of("KOEN", KOEN)), full(other, Map.of("KOM", KOM)));
    Map<String, Register> before = catalogue.byCode();
    Change change = take(entry(one, "Andet navn", 1990, 2019, Map.of()), full(other, Map.of("KOM", KOM)));
    assertThat(change.added()).isEmpty();
    assertThat(change.changed()).containsExactly(one);
    assertThat(change.unchanged()).isEqualTo(1);
    Map<String, Register> after = catalogue.byCode();
    assertThat(after.remove(one)).isEqualTo(new Register(one, "Andet navn", "Name", "Emne", "Ejer", 1990, 2019));
    before.remove(one);
    assertThat(after).isEqualTo(before);
  }

  @Test
  void whatTheFileLeavesEmptyStaysAsItWas() {
    take(full(one, Map.of("KOEN", KOEN)));
    take(new Entry(one, null, null, "Andet emne", null, null, 2024, new TreeMap<>()));
    assertThat(catalogue.byCode().get(one))
        .isEqualTo(new Register(one, "Navn", "Name", "Andet emne", "Ejer", 2000, 2024));
    assertThat(catalogue.variables(catalogue.version(), one)).isEqualTo(Map.of("KOEN", KOEN));
  }

  @Test
  void aNewRegisterOfWhichOnlyTheCodeIsGivenIsNamedByIt() {
    take(new Entry(one, null, null, null, null, null, null, new TreeMap<>()));
    assertThat(catalogue.byCode().get(one).nameDa()).isEqualTo(one);
    assertThat(catalogue.byCode().get(one).years()).isEqualTo("ikke oplyst");
    assertThat(catalogue.labels().apply(one)).isEqualTo(one + " – " + one);
    assertThat(catalogue.labels().apply(other)).isEqualTo(other);
  }

  @Test
  void theVariablesOfARegisterBecomeExactlyTheFiles() {
    take(full(one, Map.of("KOEN", KOEN, "KOM", KOM, "PNR", UNNAMED)));
    Variable later = new Variable("Køn", Years.between(2000, 2024));
    Change change = take(full(one, Map.of("KOEN", later, "PNR", UNNAMED, "ALDER", KOM)));
    assertThat(change.changed()).containsExactly(one);
    assertThat(List.of(change.variablesAdded(), change.variablesChanged(), change.variablesRemoved()))
        .containsExactly(1, 1, 1);
    assertThat(catalogue.variables(catalogue.version(), one))
        .isEqualTo(Map.of("KOEN", later, "PNR", UNNAMED, "ALDER", KOM));
  }

  @Test
  void aVariableThatComesBackIsKnownInTheVersionsThatHaveIt() {
    int first = take(full(one, Map.of("KOEN", KOEN, "KOM", KOM))).version();
    int without = take(full(one, Map.of("KOEN", KOEN))).version();
    int again = take(full(one, Map.of("KOEN", KOEN, "KOM", KOM))).version();
    assertThat(catalogue.variables(first, one)).containsOnlyKeys("KOEN", "KOM");
    assertThat(catalogue.variables(without, one)).containsOnlyKeys("KOEN");
    assertThat(catalogue.variables(again, one)).containsOnlyKeys("KOEN", "KOM");
  }

  @Test
  void anOlderVersionStillAnswersAsItDid() {
    take(full(one, Map.of("KOEN", KOEN)));
    int version = catalogue.version();
    List<Register> registers = catalogue.registers();
    take(entry(one, "Andet navn", 1990, 1999, Map.of("KOM", KOM)), full(other, Map.of()));
    assertThat(catalogue.registers(version)).isEqualTo(registers);
    assertThat(catalogue.byCode(version)).doesNotContainKey(other);
    assertThat(catalogue.variables(version, one)).isEqualTo(Map.of("KOEN", KOEN));
    assertThat(catalogue.variables(version, List.of(one))).isEqualTo(Map.of(one, Map.of("KOEN", KOEN.years())));
    assertThat(catalogue.byCode(version - 1)).doesNotContainKey(one);
    assertThat(catalogue.variables(version - 1, one)).isEmpty();
  }

  @Test
  void knowsRegistersInTheOrderOfTheirCodesAndEachOnce() {
    take(full(other, Map.of()), full(one, Map.of()));
    take(entry(one, "Andet navn", null, null, Map.of()));
    assertThat(catalogue.registers()).extracting(Register::code).doesNotHaveDuplicates()
        .containsSubsequence(one, other);
  }

  @Test
  void theSameImportTwiceMakesNoSecondVersion() {
    int version = take(full(one, Map.of("KOEN", KOEN))).version();
    Change again = take(full(one, Map.of("KOEN", KOEN)));
    assertThat(again).isEqualTo(new Change(version, List.of(), List.of(), 1, 0, 0, 0));
    assertThat(again.isNothing()).isTrue();
    assertThat(catalogue.version()).isEqualTo(version);
  }

  @Test
  void aFileWithoutRegistersChangesNothing() {
    int version = catalogue.version();
    assertThat(take().isNothing()).isTrue();
    assertThat(catalogue.version()).isEqualTo(version);
  }

  @Test
  void tellsBeforehandWhatAnImportThenDoes() {
    take(full(one, Map.of("KOEN", KOEN, "KOM", KOM)));
    var entries = List.of(
        full(one, Map.of("KOEN", new Variable("Køn (1/2)", KOEN.years()), "ALDER", KOM)),
        full(other, Map.of("PNR", UNNAMED)));
    int version = catalogue.version();
    Change told = catalogue.compare(entries, version);
    assertThat(told).isEqualTo(new Change(version, List.of(other), List.of(one), 0, 2, 1, 1));
    assertThat(catalogue.version()).isEqualTo(version);
    assertThat(catalogue.byCode()).doesNotContainKey(other);

    Change done = take(entries.toArray(Entry[]::new));
    assertThat(done).isEqualTo(new Change(version + 1, told.added(), told.changed(), told.unchanged(),
        told.variablesAdded(), told.variablesChanged(), told.variablesRemoved()));
    assertThat(catalogue.compare(entries, done.version())).isEqualTo(
        new Change(done.version(), List.of(), List.of(), 2, 0, 0, 0));
  }

  @Test
  void theFileThatShipsLeavesAloneWhatPeopleHaveImported() {
    takeShipped("1", full(one, Map.of("KOEN", KOEN)), full(other, Map.of()));
    take(entry(one, "Vores navn", null, null, Map.of()));
    takeShipped("2", entry(one, "Nyt navn", null, null, Map.of("KOM", KOM)),
        entry(other, "Nyt navn", null, null, Map.of()));
    assertThat(catalogue.byCode().get(one).nameDa()).isEqualTo("Vores navn");
    assertThat(catalogue.variables(catalogue.version(), one)).containsOnlyKeys("KOEN");
    assertThat(catalogue.byCode().get(other).nameDa()).isEqualTo("Nyt navn");
  }

  @Test
  void theFileThatShipsLeavesAloneARegisterOfWhichPeopleHaveImportedVariables() {
    takeShipped("1", full(one, Map.of("KOEN", KOEN)));
    take(full(one, Map.of("KOM", KOM)));
    takeShipped("2", full(one, Map.of("KOEN", KOEN)));
    assertThat(catalogue.variables(catalogue.version(), one)).containsOnlyKeys("KOM");
  }

  @Test
  void aFileThatHasShippedBeforeChangesNothingAgain() {
    takeShipped("1", full(one, Map.of()));
    int version = takeShipped("2", entry(one, "Nyt navn", null, null, Map.of())).version();
    assertThat(takeShipped("1", full(one, Map.of())))
        .isEqualTo(new Change(version, List.of(), List.of(), 1, 0, 0, 0));
    assertThat(catalogue.byCode().get(one).nameDa()).isEqualTo("Nyt navn");
  }

  @Test
  void ofTwoImportsAtOnceNeitherIsLost() throws Exception {
    int before = catalogue.version();
    List<Change> changes = atOnce(() -> take(full(one, Map.of("KOEN", KOEN))),
        () -> take(full(other, Map.of("KOM", KOM))));
    assertThat(changes).extracting(Change::version).containsExactlyInAnyOrder(before + 1, before + 2);
    assertThat(catalogue.version()).isEqualTo(before + 2);
    assertThat(catalogue.byCode()).containsKeys(one, other);
    assertThat(catalogue.variables(catalogue.version(), List.of(one, other))).containsOnlyKeys(one, other);
  }

  @Test
  void ofTwoImportsOfTheSameAtOnceOneMakesAVersion() throws Exception {
    int before = catalogue.version();
    Callable<Change> same = () -> take(full(one, Map.of("KOEN", KOEN)));
    assertThat(atOnce(same, same)).extracting(Change::isNothing).containsExactlyInAnyOrder(false, true);
    assertThat(catalogue.version()).isEqualTo(before + 1);
  }

  @Test
  void ofTwoImportsOfOneRegisterAtOnceTheLaterBuildsOnTheEarlier() throws Exception {
    take(full(one, Map.of("KOEN", KOEN)));
    atOnce(() -> take(new Entry(one, "Navn fra den ene", null, null, null, null, null, new TreeMap<>())),
        () -> take(new Entry(one, null, null, null, null, null, 2024, new TreeMap<>(Map.of("KOM", KOM)))));
    assertThat(catalogue.byCode().get(one))
        .isEqualTo(new Register(one, "Navn fra den ene", "Name", "Emne", "Ejer", 2000, 2024));
    assertThat(catalogue.variables(catalogue.version(), one)).isEqualTo(Map.of("KOM", KOM));
  }

  private Change take(Entry... entries) {
    return take("per", Arrays.toString(entries), entries);
  }

  /** As the start does it; files differ by their text. */
  private Change takeShipped(String text, Entry... entries) {
    return take(Decisions.SYSTEM, one + text, entries);
  }

  private Change take(String by, String text, Entry... entries) {
    return transaction.execute(status -> catalogue.take("fil.csv", text.getBytes(StandardCharsets.UTF_8),
        new Reading(List.of(entries), List.of(), List.of()), by));
  }

  private static Entry full(String code, Map<String, Variable> variables) {
    return entry(code, "Navn", 2000, 2019, variables);
  }

  private static Entry entry(String code, String name, Integer from, Integer to, Map<String, Variable> variables) {
    return new Entry(code, name, "Name", "Emne", "Ejer", from, to, new TreeMap<>(variables));
  }

  /** Runs both at the same moment; where one fails, so does this. */
  private static List<Change> atOnce(Callable<Change> one, Callable<Change> other) throws Exception {
    var threads = Executors.newFixedThreadPool(2);
    try {
      var start = new CyclicBarrier(2);
      var running = new ArrayList<Future<Change>>();
      for (Callable<Change> run : List.of(one, other)) {
        running.add(threads.submit(() -> {
          start.await();
          return run.call();
        }));
      }
      return List.of(Patience.get(running.get(0)), Patience.get(running.get(1)));
    } finally {
      threads.shutdownNow();
    }
  }
}
