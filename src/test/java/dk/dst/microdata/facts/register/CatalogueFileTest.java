package dk.dst.microdata.facts.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dk.dst.microdata.facts.register.CatalogueFile.Entry;
import dk.dst.microdata.facts.register.CatalogueFile.Reading;
import dk.dst.microdata.facts.register.CatalogueFile.Variable;
import dk.dst.microdata.facts.register.ContentFile.Problem;
import dk.dst.microdata.ground.form.InputRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CatalogueFileTest {

  private static final int HORIZON = 2025;

  @Test
  void readsRegisters() {
    Reading reading = read("""
        Register;Navn;Engelsk navn;Emne;Ejer;Første periode;Seneste periode
        ind;Indkomst;Income;Økonomi;Danmarks Statistik;1980;
        BEF;Befolkning;;Borgere;;200812;202012
        """);
    assertThat(reading.registers()).containsExactly(
        new Entry("BEF", "Befolkning", null, "Borgere", null, 2008, 2020, new TreeMap<>()),
        new Entry("IND", "Indkomst", "Income", "Økonomi", "Danmarks Statistik", 1980, null, new TreeMap<>()));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.notes()).isEmpty();
  }

  @Test
  void knowsNothingOfColumnsThatAreNotThere() {
    assertThat(read("Registerkode;Registernavn\nBEF;Befolkning\n").registers())
        .containsExactly(new Entry("BEF", "Befolkning", null, null, null, null, null, new TreeMap<>()));
  }

  @Test
  void readsTheFileThatShips() throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of("src/main/resources/catalogue/registers.csv"));
    Reading reading = CatalogueFile.read("registers.csv", bytes, HORIZON, code -> true);
    assertThat(reading.registers()).hasSize((int) new String(bytes, StandardCharsets.UTF_8).lines().count() - 1);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.registers()).allSatisfy(entry -> {
      assertThat(entry.nameDa()).isNotNull();
      assertThat(entry.nameEn()).isNotNull();
      assertThat(entry.topic()).isNotNull();
      assertThat(entry.owner()).isNotNull();
    });
  }

  @Test
  void collectsTheVariablesOfARegister() {
    Reading reading = CatalogueFile.read("liste.xlsx", MadeFile.xlsx(
        new Object[] {"Register", "Navn", "Variabel", "Variabel label", "Perioder"},
        new Object[] {"BEF", null, "KOEN_X", "INGEN LABEL", "2008"},
        new Object[] {"IND", "Indkomst", "BELOEB_X", "Beløb", null},
        new Object[] {"BEF", "Befolkning", "ALDER_X", "Alder", "2008-"},
        new Object[] {"BEF", "Andet navn", "KOEN_X", "Køn", 2010},
        new Object[] {"BEF", null, null, null, null}), HORIZON, code -> true);
    assertThat(reading.registers()).containsExactly(
        new Entry("BEF", "Befolkning", null, null, null, null, null, new TreeMap<>(Map.of(
            "ALDER_X", new Variable("Alder", Years.between(2008, 2025)),
            "KOEN_X", new Variable("Køn", Years.of(List.of(2008, 2010)))))),
        new Entry("IND", "Indkomst", null, null, null, null, null, new TreeMap<>(Map.of(
            "BELOEB_X", new Variable("Beløb", null)))));
    assertThat(reading.notes()).containsExactly("Arket „Ark1“ er læst.");
  }

  @Test
  void namesTheRowsThatItCannotRead() {
    Reading reading = read("Register;Navn;Første periode;Seneste periode\nBEF;Befolkning;2008;2007\n;Indkomst;;\n"
        + "RAS;Ras;i går;\nUDDA;Uddannelse;;\n");
    assertThat(reading.registers()).extracting(Entry::code).containsExactly("UDDA");
    assertThat(reading.problems()).containsExactly(
        new Problem(2, "„Seneste periode“ ligger før „Første periode“."),
        new Problem(3, "Der mangler en værdi i kolonnen „Register“."),
        new Problem(4, "„i går“ er ikke en periode. Skriv fx 2008, 2008-2012, 200812, 2008K1 eller jan 2008."));
  }

  @Test
  void refusesWhatIsNoCatalogue() {
    assertThatThrownBy(() -> read("Navn;Adresse\nAnna;Nordsund\n")).isInstanceOf(InputRefused.class)
        .hasMessageStartingWith("„fil“ er ikke en liste").hasMessageContaining("„Register“");
    assertThatThrownBy(() -> read("Register;Navn\n;Befolkning\n")).isInstanceOf(InputRefused.class)
        .hasMessageContaining("Række 2: Der mangler en værdi i kolonnen „Register“.");
  }

  @Test
  void readsARealExport() throws IOException {
    Path file = Path.of("../shared/data/ddv-variabelliste-709627.xlsx");
    assumeThat(file).exists();
    Reading reading = CatalogueFile.read(file.getFileName().toString(), Files.readAllBytes(file), HORIZON, code -> true);
    assertThat(reading.registers()).hasSize(90).allSatisfy(entry -> assertThat(entry.firstYear()).isNull());
    assertThat(reading.registers().stream().mapToInt(entry -> entry.variables().size()).sum()).isEqualTo(5157);
    assertThat(reading.problems()).isEmpty();
  }

  private static Reading read(String text) {
    return CatalogueFile.read("fil", MadeFile.text(text), HORIZON, code -> true);
  }
}
