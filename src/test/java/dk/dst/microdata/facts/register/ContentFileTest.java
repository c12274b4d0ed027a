package dk.dst.microdata.facts.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dk.dst.microdata.facts.register.ContentFile.Circumstances;
import dk.dst.microdata.facts.register.ContentFile.Problem;
import dk.dst.microdata.facts.register.ContentFile.Reading;
import dk.dst.microdata.ground.form.InputRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentFileTest {

  private static final Circumstances KNOWN = Known.in(2025);
  private static final Object[] HEADINGS =
      {"Tilføjet fra", "Register", "Variabel", "Variabel label", "Perioder(kommasepareret liste)", "Forudbestilt til"};

  /** As Danmarks Datavindue writes it, with the list in the middle. */
  @Test
  void readsAnExport() {
    var sheets = new LinkedHashMap<String, Object[][]>();
    sheets.put("Overblik", new Object[][] {{"Tilføjet fra", "Register", "Første periode", "Seneste periode"},
        {"DDV", "BEF", "2008", "2010"}, {"DDV", "IND", "2008", "2010"}, {"DDV", "RAS", "2008", "2010"}});
    sheets.put("Detaljeret liste", new Object[][] {HEADINGS,
        {"DDV", "IND", "Indkomst_X", "INGEN LABEL", 2008, "2026"},
        {"DDV", "BEF", "ALDER_X", "Alder", "1997, 199712, 199812"}, {"DDV", "BEF", "KØN_X", null, "2008-2010"}});
    sheets.put("Nyt indhold", new Object[][] {HEADINGS, {"DDV", "BEF", "NY_X", "Ny", "2020"}});
    Reading reading = ContentFile.read("liste.xlsx", MadeFile.xlsx(sheets), KNOWN);
    assertThat(reading.rows()).containsExactly(
        new ContentRow("BEF", "ALDER_X", "Alder", Years.between(1997, 1998), "1997, 199712, 199812", null),
        new ContentRow("BEF", "KØN_X", null, Years.between(2008, 2010), null, null),
        new ContentRow("IND", "INDKOMST_X", null, Years.between(2008, 2008), null, "2026"));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.remarks()).isEmpty();
    assertThat(reading.notes())
        .containsExactly("Arket „Detaljeret liste“ er læst. Ikke læst: „Overblik“, „Nyt indhold“.");
  }

  @Test
  void readsWholeRegistersWhereNoVariablesAreNamed() {
    Reading reading = read("Registernavn;Første periode;Seneste periode\nbef;2008;2010\nIND;200812;\n");
    assertThat(reading.rows()).containsExactly(ContentRow.whole("BEF", Years.between(2008, 2010)),
        new ContentRow("IND", null, null, Years.between(2008, 2025), "200812–", null));
    assertThat(reading.notes()).containsExactly(
        "Listen har ingen kolonne med variable. Registrene er læst som hele registre.",
        "Perioder uden slutår er læst til og med 2025 (1 række).");
  }

  @Test
  void findsColumnsInAnyOrderBelowTitles() {
    Reading reading = read("""
        Mine variable

        ÅR;  variabelNAVN ;Bemærkning;DATASÆT;Beskrivelse
        2008;KOEN_X;vigtig;BEF;Køn
        """);
    assertThat(reading.rows()).containsExactly(
        new ContentRow("BEF", "KOEN_X", "Køn", Years.between(2008, 2008), null, null));
    assertThat(reading.notes()).isEmpty();
  }

  @Test
  void looksForHeadingsInTheFirstRowsOnly() {
    assertThat(read("\n".repeat(19) + "Register;Perioder\nBEF;2008\n").rows()).hasSize(1);
    refused("\n".repeat(20) + "Register;Perioder\nBEF;2008\n", "„Register“");
  }

  @Test
  void namesTheRowsThatItCannotRead() {
    Reading reading = read("Register;Variabel;Label;Perioder;Forudbestilt til\n"
        + "BEF;KOEN_X;Køn;2008;\n"
        + ";KOEN_X;Køn;2008;\n"
        + "BEF;;Køn;2008;\n"
        + "BEF;ALDER_X;;;2026\n"
        + "BEF;ALDER_X;;2008, 2o09;\n"
        + "BEF;<b>;;2008;\n"
        + "I alt 1 register;;;;\n"
        + "BEF;" + "X".repeat(101) + ";;2008;\n"
        + "BEF;ALDER_X;" + "X".repeat(2001) + ";2008;\n"
        + "BEF;ALDER_X;;2008;" + "X".repeat(201) + "\n");
    assertThat(reading.rows()).containsExactly(
        new ContentRow("BEF", "KOEN_X", "Køn", Years.between(2008, 2008), null, null));
    assertThat(reading.problems()).extracting(Problem::row).containsExactly(3, 4, 5, 6, 7, 9, 10, 11);
    assertThat(reading.problems()).extracting(Problem::reason).satisfiesExactly(
        reason -> assertThat(reason).isEqualTo("Der mangler en værdi i kolonnen „Register“."),
        reason -> assertThat(reason).isEqualTo("Der mangler en værdi i kolonnen „Variabel“."),
        reason -> assertThat(reason).isEqualTo("Perioden mangler."),
        reason -> assertThat(reason).startsWith("„2o09“ er ikke en periode."),
        reason -> assertThat(reason).startsWith("„<b>“ i kolonnen „Variabel“ kan ikke bruges."),
        reason -> assertThat(reason).contains("højst 100 bogstaver"),
        reason -> assertThat(reason).isEqualTo("Teksten i kolonnen „Label“ er på mere end 2000 tegn."),
        reason -> assertThat(reason).isEqualTo("Teksten i kolonnen „Forudbestilt til“ er på mere end 200 tegn."));
    assertThat(reading.notes())
        .containsExactly("1 række uden data er sprunget over: række 8 „I alt 1 register“.");
  }

  @Test
  void putsRowsOfTheSameVariableTogether() {
    Reading reading = read("Register;Variabel;Label;Perioder\nBEF;KOEN_X;;2008\nbef;koen_x;Køn;201012\n");
    assertThat(reading.rows()).containsExactly(
        new ContentRow("BEF", "KOEN_X", "Køn", Years.of(List.of(2008, 2010)), "201012", null));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.remarks()).containsExactly(
        new Problem(3, "KOEN_X i BEF står også i række 2. Årene i de to rækker er lagt sammen."));
  }

  @Test
  void fillsMissingPeriodsFromTheFirstAndTheLast() {
    assertThat(read("Register;Variabel;Perioder;Første periode;Seneste periode\n"
        + "BEF;A_X;;2008;2010\nBEF;B_X;-2012;2008;\n").rows()).extracting(ContentRow::years).containsExactly(Years.between(2008, 2010), Years.between(2008, 2012));
  }

  @Test
  void refusesWhatIsNoListOfContent() {
    refused("Navn;Adresse\nAnna;Nordsund\n", "„fil“ er ikke en liste", "„Register“", "„Perioder“");
    refused("Register;Variabel\nBEF;KOEN_X\n", "„Perioder“");
    refused("Register;Perioder\n", "ingen rækker under overskrifterne");
    refused("Register;Perioder\nBEF;alle\n;2008\nIND;\nRAS;\n", "Række 2: „alle“ er ikke en periode.",
        "Række 3: Der mangler en værdi i kolonnen „Register“.", "Række 4: Perioden mangler.",
        "Ingen af 4 rækker kan læses.", "Og 1 række mere.");
  }

  @Test
  void readsARealExport() throws IOException {
    Path file = Path.of("../shared/data/ddv-variabelliste-709627.xlsx");
    assumeThat(file).exists();
    Reading reading = ContentFile.read(file.getFileName().toString(), Files.readAllBytes(file), KNOWN);
    assertThat(reading.rows()).hasSize(5157);
    assertThat(reading.rows().stream().map(ContentRow::register).distinct()).hasSize(90);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.remarks()).isEmpty();
  }

  private static Reading read(String text) {
    return ContentFile.read("fil", MadeFile.text(text), KNOWN);
  }

  private static void refused(String text, String... message) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(InputRefused.class).hasMessageContainingAll(message);
  }
}
