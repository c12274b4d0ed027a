package dk.dst.microdata.facts.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.facts.register.ContentFile.Problem;
import dk.dst.microdata.facts.register.ContentFile.Reading;
import dk.dst.microdata.ground.form.InputRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as people who do this job have them, and their kinds: the files lie under {@code lists}. */
class ListCasesTest {

  private static final String HEADINGS = "Register;Variabel;Perioder\n";

  @Test
  void knowsEnglishHeadingsAndLeavesOutWhatIsNotUsed() throws IOException {
    Reading reading = file("c01-engelske-overskrifter.csv");
    assertThat(reading.rows()).containsExactly(
        new ContentRow("AKM", "PNR", "Personnummer", Years.between(1976, 2018), null, null));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.notes()).containsExactly(
        "1 række er ikke valgt i kolonnen „use_in_application“ og er ikke læst.");
  }

  @Test
  void knowsMonthNames() throws IOException {
    Reading reading = file("c02-maanedsnavne.csv");
    assertThat(reading.rows()).extracting(row -> row.years().danish()).containsExactly("2019", "2018", "2005–2017");
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void keepsNamesOfOtherOwnersAsTheyAreWritten() throws IOException {
    Reading reading = file("c03-navne-med-mellemrum.csv");
    assertThat(reading.rows()).extracting(ContentRow::variable)
        .containsExactly("Insulin dosis", "PNR/CPR", "GRAD_:_:");
    assertThat(reading.problems()).containsExactly(new Problem(5, "„-2021“ mangler et første år. Skriv fx 2008-2012."));
  }

  @Test
  void namesTheRowsOfOwnRegistersWhoseVariablesCannotBe() {
    Reading reading = read(HEADINGS + "BEF;Insulin dosis;2010\nBEF;PNR/CPR;2010\nbef;pnr;2010\nDVDD;pnr;2010\n"
        + "DVDD;" + "x".repeat(101) + ";2010\n");
    assertThat(reading.rows()).extracting(ContentRow::variable).containsExactly("PNR", "PNR");
    assertThat(reading.problems()).extracting(Problem::row).containsExactly(2, 3, 6);
    assertThat(reading.problems().get(0).reason()).startsWith("„Insulin dosis“ i kolonnen „Variabel“ kan ikke bruges.");
  }

  @Test
  void readsOnlyTheRowsWithACross() throws IOException {
    Reading reading = file("c04-kryds-og-datoer.xlsx");
    assertThat(reading.rows()).containsExactly(
        new ContentRow("DEFAULT", "FOED_DATO", "Fødselsdato", Years.between(2007, 2025), "01-07-2007–", null),
        new ContentRow("DEFAULT", "VAEGT", "Vægt", Years.between(2007, 2025), "01-07-2007–", null));
    assertThat(reading.notes()).contains("1 række er ikke valgt i kolonnen „Sæt kryds“ og er ikke læst.");
  }

  @Test
  void readsDaysInCellsAsDays() throws IOException {
    assertThat(file("c04c-datoceller.xlsx").rows()).extracting(row -> row.register() + " " + row.years())
        .containsExactly("BEF 2010–2019", "LMDB 1995–2025");
  }

  @Test
  void readsAMergedCellForAllItsRows() throws IOException {
    Reading reading = file("c04d-flettet-lodret.xlsx");
    assertThat(reading.rows()).extracting(row -> row.register() + "." + row.variable() + " " + row.years())
        .containsExactly("BEF.ALDER 2010–2019", "BEF.KOEN 2010–2019", "BEF.PNR 2010–2019", "IND.DISPON_NY 2010–2019");
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void readsWhatRWrites() throws IOException {
    Reading reading = file("c06-R-NA.csv");
    assertThat(reading.rows()).extracting(row -> row.register() + " " + row.years())
        .containsExactly("BEF 1985–2025", "SSSY 2005–2025", "SYSI 1990–2005");
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void leavesOutHiddenRowsAndSaysSo() throws IOException {
    Reading reading = file("c07-skjulte-raekker.xlsx");
    assertThat(reading.rows()).extracting(ContentRow::register).containsExactly("BEF", "BEF");
    assertThat(reading.notes())
        .contains("2 skjulte rækker er ikke læst. Vis dem i regnearket, hvis de skal med.");
  }

  @Test
  void readsStrictOpenXml() throws IOException {
    assertThat(file("c09-strict.xlsx").rows()).containsExactly(
        ContentRow.variable("BEF", "PNR", Years.between(2010, 2019)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "register_id | variable_name | years", "REGISTER-KODE | Variabel navn | Årgange", "Datasæt: | Feltnavn * | ÅR",
      "Dataset | VARIABLE | Period(s)", "Register (kode) | variabel_navn | Ønskede år",
      "register id | Variabel | Perioder(kommasepareret liste)", "Kode | Var | Periode for udtrækket"})
  void knowsHeadingsInAnySpelling(String register, String variable, String periods) {
    for (String separator : List.of(";", ",", "\t", "|")) {
      assertThat(read(String.join(separator, register, variable, periods) + "\n"
          + String.join(separator, "BEF", "PNR", "2010") + "\n").rows())
          .containsExactly(ContentRow.variable("BEF", "PNR", Years.between(2010, 2010)));
    }
  }

  /** The page that tells people, the template and the reading have their names from the same place. */
  @Test
  void knowsEveryHeadingThatThePageTells() {
    for (Column column : Column.values()) {
      for (String name : column.names()) {
        assertThat(Column.of(name)).as(name).isEqualTo(column);
        assertThat(Column.of(name.toUpperCase().replace(' ', '_'))).as(name).isEqualTo(column);
        assertThat(Column.of(name + " :")).isEqualTo(column);
      }
    }
  }

  @Test
  void saysWhichHeadingsThereAreAndWhatLacks() {
    assertThatThrownBy(() -> read("Mit udtræk\nRegister;Navn på felt;Hvornår\nBEF;PNR;2010\n"))
        .isInstanceOf(InputRefused.class)
        .hasMessageContaining("Der mangler en kolonne med perioder („Perioder“")
        .hasMessageContaining("Overskrifterne i række 2 er: „Register“, „Navn på felt“, „Hvornår“.")
        .hasMessageContaining("Kendt er: „Register“.");
    assertThatThrownBy(() -> read("Hvad;Hvornår\na;b\n"))
        .hasMessageContaining("en kolonne med registre („Register“) og en kolonne med perioder")
        .hasMessageContaining("Ingen overskrifter er kendt. I række 1 står: „Hvad“, „Hvornår“.");
  }

  @Test
  void readsHeadingsOnTwoLines() {
    assertThat(read("Register;Variabel;Gyldighed;\n;;Fra;Til\nBEF;PNR;2010;2012\n").rows())
        .containsExactly(ContentRow.variable("BEF", "PNR", Years.between(2010, 2012)));
    Reading merged = content(xlsx("<row r='1'>" + text("A1", "Register") + text("B1", "Variabel")
        + text("C1", "Periode") + "</row><row r='2'>" + text("C2", "Fra") + text("D2", "Til") + "</row><row r='3'>"
        + text("A3", "BEF") + text("B3", "PNR") + text("C3", "2010") + text("D3", "2012") + "</row>",
        "<mergeCells><mergeCell ref='A1:A2'/><mergeCell ref='B1:B2'/><mergeCell ref='C1:D1'/></mergeCells>", ""));
    assertThat(merged.rows()).containsExactly(ContentRow.variable("BEF", "PNR", Years.between(2010, 2012)));
  }

  @Test
  void passesOverRepeatedHeadingsAndEmptyRows() {
    Reading reading = read(HEADINGS + "BEF;PNR;2010\n\n;;\n" + HEADINGS.toUpperCase() + "IND;PNR;2010\n;;;;;\n\n\n");
    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.notes()).containsExactly("2 tomme rækker er sprunget over.",
        "1 række gentager overskrifterne og er sprunget over.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "X", "✓", "ja", "Ja", "J", "1", "TRUE", "yes"})
  void knowsAMark(String mark) {
    assertThat(read("Ønskes;Register;Periode\n" + mark + ";BEF;2010\n;IND;2010\nnej;AKM;2010\n0;SYSI;2010\n").rows())
        .containsExactly(ContentRow.whole("BEF", Years.between(2010, 2010)));
  }

  @Test
  void refusesAMarkThatMayMeanAnything() {
    assertThat(read("Kryds;Register;Periode\nx;BEF;2010\nmåske;IND;2010\n").problems()).containsExactly(new Problem(3,
        "„måske“ i kolonnen „Kryds“ er hverken et ja eller et nej. Skriv x, ja eller 1 ved de rækker, der skal med."));
    assertThatThrownBy(() -> read("Kryds;Register;Periode\n;BEF;2010\n;IND;2010\n"))
        .hasMessageContaining("2 rækker er ikke valgt i kolonnen „Kryds“");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NA", "N/A", "NULL", ".", "#N/A", "-", ""})
  void takesTheWaysToWriteNothingForAnOpenEnd(String nothing) {
    assertThat(read("Register;Første år;Seneste år\nBEF;2010;" + nothing + "\n").rows())
        .containsExactly(ContentRow.whole("BEF", Years.between(2010, 2025)));
  }

  @Test
  void readsOnePeriodForTheWholeList() {
    byte[] list = MadeFile.text("Register;Variabel\nBEF;PNR\nIND;PNR\n");
    Reading reading = ContentFile.read("fil", list, Known.with("2010-2012"));
    assertThat(reading.rows()).extracting(ContentRow::years).containsOnly(Years.between(2010, 2012)).hasSize(2);
    assertThat(reading.notes())
        .containsExactly("2 rækker uden periode har fået den, der er skrevet for hele listen: „2010-2012“.");
    assertThatThrownBy(() -> content(list)).hasMessageContaining("Der mangler en kolonne med perioder");
    assertThatThrownBy(() -> ContentFile.read("fil", list, Known.with("altid")))
        .isInstanceOf(InputRefused.class).hasMessageContaining("„altid“ er ikke en periode");
  }

  @Test
  void leavesAPeriodOfItsOwnToARow() {
    byte[] list = MadeFile.text(HEADINGS + "BEF;PNR;\nIND;PNR;2011\n");
    assertThat(ContentFile.read("fil", list, Known.with("2010")).rows())
        .extracting(row -> row.years().danish()).containsExactly("2010", "2011");
  }

  /** A Mac writes Å as A and a ring. */
  @Test
  void readsADecomposedLetterAsTheLetter() {
    String list = "REGISTER;A\u030Ar;Variabel\nMA\u030ALE;2010;A\u030AR_Ø\n";
    for (byte[] bytes : List.of(MadeFile.text(list), MadeFile.text("\ufeff" + list),
        list.getBytes(StandardCharsets.UTF_16), list.getBytes(StandardCharsets.UTF_16LE),
        list.getBytes(StandardCharsets.UTF_16BE))) {
      assertThat(content(bytes).rows()).containsExactly(
          ContentRow.variable("MÅLE", "ÅR_Ø", Years.between(2010, 2010)));
    }
    assertThat(ContentFile.name("A\u030Ars liste.csv")).isEqualTo("Års liste.csv");
  }

  @Test
  void readsWindows1252() {
    byte[] list = "Register;Variabel;År\nMÅLE;ÆØÅ;2010\n".getBytes(Charset.forName("windows-1252"));
    assertThat(content(list).rows()).containsExactly(ContentRow.variable("MÅLE", "ÆØÅ", Years.between(2010, 2010)));
  }

  @Test
  void leavesOutHiddenColumnsAndSaysSo() {
    Reading reading = content(xlsx("<row r='1'>" + text("A1", "Register") + text("B1", "Variabel")
        + text("C1", "Perioder") + "</row><row r='2'>" + text("A2", "BEF") + text("B2", "PNR") + text("C2", "2010")
        + "</row>", "", "<cols><col min='2' max='2' width='0'/></cols>"));
    assertThat(reading.rows()).containsExactly(ContentRow.whole("BEF", Years.between(2010, 2010)));
    assertThat(reading.notes()).contains("1 skjult kolonne er ikke læst: „Variabel“.");
    assertThatThrownBy(() -> content(xlsx("<row r='1'>" + text("A1", "Register") + text("B1", "Perioder")
        + "</row>", "", "<cols><col min='2' max='2' hidden='1'/></cols>")))
        .hasMessageContaining("Skjulte kolonner læses ikke: „Perioder“.");
  }

  @Test
  void leavesOutHiddenSheetsAndSaysSo() {
    var parts = MadeFile.parts("<worksheet><sheetData><row r='1'>" + text("A1", "Register") + text("B1", "År")
        + "</row><row r='2'>" + text("A2", "BEF") + text("B2", "2010") + "</row></sheetData></worksheet>", "<sst/>");
    parts.computeIfPresent("xl/workbook.xml", (name, xml) -> xml.replace("name='Ark1'", "name='Ark1' state='hidden'"));
    assertThatThrownBy(() -> content(MadeFile.zip(parts))).hasMessageContaining("Skjulte ark læses ikke: „Ark1“.");
  }

  /** The whole cell by its font, or its text by the fonts of its parts. */
  @Test
  void leavesOutWhatIsStruckOut() {
    String heads = "<row r='1'>" + text("A1", "Register") + text("B1", "Variabel") + text("C1", "Perioder") + "</row>";
    String strikes = "<is><r><rPr><strike/></rPr><t>2001</t></r><r><rPr><b/></rPr><t> 2010</t></r></is>";
    Map<String, String> parts = parts(heads + "<row r='2'>" + text("A2", "BEF")
        + text("B2", "KOEN").replace("<c ", "<c s='1' ") + text("C2", "2010") + "</row><row r='3'>" + text("A3", "BEF")
        + text("B3", "PNR") + "<c r='C3' t='inlineStr'>" + strikes + "</c></row>", "", "");
    parts.put("xl/styles.xml", "<styleSheet><fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId='0'/>"
        + "<xf fontId='1'/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>");
    parts.computeIfPresent("xl/_rels/workbook.xml.rels", (name, xml) -> xml.replace("</Relationships>",
        "<Relationship Id='y' Type='x/styles' Target='styles.xml'/></Relationships>"));
    Reading reading = content(MadeFile.zip(parts));
    assertThat(reading.rows()).containsExactly(ContentRow.variable("BEF", "PNR", Years.between(2010, 2010)));
    assertThat(reading.notes()).contains("1 overstreget række er ikke læst.");
  }

  /** What the sheet shows, and what stands below it: a year with a thousands sign has the digits of the year. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "40179 | yyyy-mm-dd | 2010", "40179 | dd/mm/yy | 2010", "40179 | mmm-yy | 2010", "40179 | yyyy | 2010",
      "40179.5 | d. mmmm yyyy hh:mm | 2010", "2019 | #,##0 | 2019", "2019 | 0.00 | 2019", "2019 | 0 | 2019",
      "2019 | 0000 | 2019", "2019 | '\"År \"0' | ", "40179 | General | "})
  void readsANumberAsPeopleSeeIt(String value, String format, String years) {
    Map<String, String> parts = parts("<row r='1'>" + text("A1", "Register") + text("B1", "Periode") + "</row><row r='2'>"
        + text("A2", "BEF") + "<c r='B2' s='1'><v>" + value + "</v></c></row>", "", "");
    parts.put("xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='"
        + format.replace("\"", "&quot;") + "'/></numFmts><cellXfs><xf/><xf numFmtId='164'/></cellXfs></styleSheet>");
    parts.computeIfPresent("xl/_rels/workbook.xml.rels", (name, xml) -> xml.replace("</Relationships>",
        "<Relationship Id='y' Type='x/styles' Target='styles.xml'/></Relationships>"));
    if (years == null) {
      assertThatThrownBy(() -> content(MadeFile.zip(parts))).hasMessageContaining("er ikke en periode");
    } else {
      assertThat(content(MadeFile.zip(parts)).rows().get(0).years().danish()).isEqualTo(years);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "BEF | BEF", "bef | BEF", "Befolkningen | BEF", "BEFOLKNINGEN | BEF", "Befolkningen (BEF) | BEF",
      "Befolkningen [bef] | BEF", "Befolkningen BEF | BEF", "Befolkningen  – BEF | BEF", "BEF – Befolkningen | BEF",
      "BEF: Befolkningen | BEF", "Cancerregisteret (CAR) | CAR", "Cancer register | CAR", "IND in English | IND",
      "Den danske diabetesdatabase (DVDD) | DVDD", "DVDD | DVDD", "dvdd | DVDD"})
  void findsARegisterByItsNameToo(String written, String code) {
    Reading reading = read(HEADINGS + written + ";PNR;2010\n");
    assertThat(reading.rows()).containsExactly(ContentRow.variable(code, "PNR", Years.between(2010, 2010)));
    String plain = written.replaceAll("\\s+", " ");
    assertThat(reading.notes()).isEqualTo(written.equalsIgnoreCase(code) ? List.of() : List.of("Registre, der er"
        + " skrevet med navn, er fundet i registeroversigten: „" + plain + "“ er læst som " + code + "."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Kontakter og forløb", "Registre i alt bef", "Noget (2010)", "BEF og IND", "BEF (IND)", "(BEF) Befolkningen"})
  void refusesANameThatMayBeAnything(String written) {
    assertThat(Known.reasons(read(HEADINGS + "BEF;PNR;2010\n" + written + ";PNR;2010\n"))).singleElement()
        .asString().startsWith("„" + written + "“ i kolonnen „Register“ er hverken en kode eller et navn");
  }

  @Test
  void takesNoNameThatTwoRegistersHave() {
    assertThat(read(HEADINGS + "Kontakter;PNR;2010\nKontakter (KONTAKT_B);PNR;2010\n").rows())
        .extracting(ContentRow::register).containsExactly("KONTAKTER", "KONTAKT_B");
  }

  @Test
  void fallsBackOnTheNameWhereARowHasNoCode() {
    assertThat(read("Register;Registernavn;År\n;Befolkningen;2010\nIND;Hvad som helst;2010\n").rows())
        .extracting(ContentRow::register).containsExactly("BEF", "IND");
  }

  /** The catalogue says where a register begins; where it does not, the row is named. */
  @Test
  void beginsAPeriodWithoutAFirstYearWhereTheRegisterBegins() {
    Reading reading = read(HEADINGS + "BEF;PNR;til 2015\nKONTAKT_B;PNR;til 2015\nDVDD;PNR;-2021\n");
    assertThat(reading.rows()).containsExactly(ContentRow.variable("BEF", "PNR", Years.between(1985, 2015)));
    assertThat(reading.problems()).extracting(Problem::row).containsExactly(3, 4);
    assertThat(reading.notes()).containsExactly(
        "Perioder uden første år begynder med registerets første år i registeroversigten (1 række).");
  }

  @Test
  void passesOverNotesAndSaysWhich() {
    Reading reading = read("Register;Variabel;Perioder;Bemærkning\nBEF;PNR;2010;\n\nI alt 1 register;;;\n"
        + ";;;Kun til forskning\n*) foreløbige tal\n;Kilde: Danmarks Statistik;;\nSundhed;;;\nIND;PNR;2010;\n");
    assertThat(reading.rows()).hasSize(2);
    assertThat(reading.notes()).containsExactly("1 tom række er sprunget over.", "4 rækker uden data er sprunget over:"
        + " række 4 „I alt 1 register“, række 5 „Kun til forskning“, række 6 „*) foreløbige tal“,"
        + " række 7 „Kilde: Danmarks Statistik“.");
    assertThat(reading.problems()).as("may be a register").containsExactly(
        new Problem(8, "Der mangler en værdi i kolonnen „Variabel“."));
  }

  @Test
  void countsEmptyRowsOfASheet() {
    assertThat(content(MadeFile.xlsx(new Object[] {"Register", "År"}, new Object[] {"BEF", 2010}, new Object[] {},
        new Object[] {null, null}, new Object[] {"IND", 2010}, new Object[] {null})).notes())
        .contains("2 tomme rækker er sprunget over.");
  }

  @Test
  void aLineBreakInACellIsNoEmptyRow() {
    assertThat(read(HEADINGS + "BEF;PNR;\"2010\n\n2012\"\nIND;PNR;2010\n").notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"Tabel | Variabler | Gyldighed", "Table name | Variables | Validity period",
      "Registre | Felt | Tidsrum", "DATASET_NAME | field_name | valid_period_validity"})
  void knowsTheRelativesOfHeadings(String register, String variable, String periods) {
    String list = String.join(";", register, variable, "Indhold", periods) + "\nBEF;PNR;Nummer;2010\n";
    if (Column.of(periods) == null) {
      assertThatThrownBy(() -> read(list)).hasMessageContaining("skriv én periode for hele listen")
          .hasMessageContaining("„valid_period_validity“");
    } else {
      assertThat(read(list).rows()).containsExactly(
          new ContentRow("BEF", "PNR", "Nummer", Years.between(2010, 2010), null, null));
    }
  }

  @Test
  void namesEveryRowOfAListThatItRefuses() {
    byte[] list = MadeFile.text(HEADINGS + "BEF;PNR;altid\n".repeat(500));
    assertThatThrownBy(() -> content(list)).isInstanceOfSatisfying(ListRefused.class, refused -> {
      assertThat(refused.problems()).hasSize(500);
      assertThat(refused).hasMessageContaining("Ingen af 500 rækker kan læses. Række 2: „altid“ er ikke en periode.")
          .hasMessageEndingWith("Og 497 rækker mere.");
    });
  }

  @Test
  void countsRefusedRowsBeyondThoseThatItNames() {
    Reading reading = read(HEADINGS + "BEF;PNR;2010\n" + "BEF;X;altid\n".repeat(10_500));
    assertThat(reading.problems()).hasSize(10_000);
    assertThat(reading.notes()).containsExactly("500 rækker mere kunne ikke læses; kun de første 10.000 er nævnt.");
  }

  private static Reading file(String name) throws IOException {
    try (InputStream file = ListCasesTest.class.getResourceAsStream("/lists/" + name)) {
      return ContentFile.read(name, file.readAllBytes(), Known.in(2025));
    }
  }

  private static Reading read(String text) {
    return content(MadeFile.text(text));
  }

  private static Reading content(byte[] bytes) {
    return ContentFile.read("fil", bytes, Known.in(2025));
  }

  private static String text(String cell, String text) {
    return "<c r='" + cell + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
  }

  private static byte[] xlsx(String rows, String after, String before) {
    return MadeFile.zip(parts(rows, after, before));
  }

  private static Map<String, String> parts(String rows, String after, String before) {
    return new LinkedHashMap<>(MadeFile.parts("<worksheet>" + before + "<sheetData>" + rows + "</sheetData>" + after
        + "</worksheet>", "<sst/>"));
  }
}
