package dk.dst.microdata.facts.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.facts.register.TableFile.Row;
import dk.dst.microdata.facts.register.TableFile.Table;
import dk.dst.microdata.ground.form.InputRefused;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFileTest {

  private static final String STRINGS = "<sst><si><t>BEF</t></si></sst>";

  @Test
  void readsTheSheetsOfAWorkbookInTheirOrder() {
    var sheets = new LinkedHashMap<String, Object[][]>();
    sheets.put("Overblik", new Object[][] {{"Register"}, {"BEF"}});
    sheets.put("Tomt ark", new Object[][] {});
    sheets.put("Variable", new Object[][] {{"Register", null, " Variabel\u00a0"}, {}, {"BEF", 2008.0, " "}});
    List<Table> tables = TableFile.read("liste.xlsx", MadeFile.xlsx(sheets));
    assertThat(tables).extracting(Table::sheet).containsExactly("Overblik", "Tomt ark", "Variable");
    assertThat(tables.get(1).rows()).isEmpty();
    assertThat(tables.get(2).rows()).extracting(Row::number).containsExactly(1, 3);
    assertThat(tables.get(2).rows()).extracting(row -> row.cell(2)).containsExactly("Variabel", null);
    assertThat(tables.get(2).rows()).extracting(row -> row.cell(1)).containsExactly(null, "2008");
  }

  @Test
  void readsWhatAWorkbookMayWriteInSeveralWays() {
    assertThat(cells("""
        <c r='A1' t='s'><v>0</v></c><c t='s'><v>1</v></c>
        <c r='D1' t='inlineStr'><is><r><t>a</t></r><r><t>b</t></r></is></c>
        <c r='E1'><v>2.008E3</v></c><c r='F1' t='str'><f>A1</f><v>BEF</v></c><c r='G1' t='n'><v>0.50</v></c>
        <c r='H1'/><c r='I1' t='e'><v>#REF!</v></c><c r='ZZZZZZ1' t='s'><v>0</v></c>""",
        "<sst><si><t>BEF</t></si><si><r><t>I</t></r><r><t>ND</t></r><rPh sb='0' eb='1'><t>no</t></rPh></si></sst>"))
        .containsExactly("BEF", "IND", null, "ab", "2008", "BEF", "0.5", null, "#REF!");
  }

  @Test
  void countsRowsThatSayNoNumber() {
    var parts = MadeFile.parts("<worksheet><sheetData><row><c><v>1</v></c></row><row/><row><c><v>3</v></c></row>"
        + "</sheetData></worksheet>", STRINGS);
    assertThat(rows(MadeFile.zip(parts))).containsExactly(new Row(1, List.of("1")), new Row(3, List.of("3"), 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {";", ",", "\t", "|"})
  void findsTheDelimiterByTheHeadings(String delimiter) {
    String text = "Udtræk, bestilt 1. maj, af mig\n\nRegister~Variabel~Perioder\r\nBEF~KØN~\"2008, 2009; 2010\"\r\n";
    assertThat(rows(MadeFile.text(text.replace("~", delimiter))).subList(1, 3)).containsExactly(
        new Row(3, List.of("Register", "Variabel", "Perioder"), 1), new Row(4, List.of("BEF", "KØN", "2008, 2009; 2010")));
  }

  @Test
  void isNotLedAstrayByCommasAmongTheYears() {
    assertThat(rows(MadeFile.text("Register;Perioder\nBEF;2008, 2009, 2010, 2011\n")))
        .contains(new Row(2, List.of("BEF", "2008, 2009, 2010, 2011")));
  }

  @Test
  void readsQuotedTextsAndCountsTheirLines() {
    String text = "Register;Label\nBEF; \"Den \"\"store\"\";\nliste\" \n\nIND;5\" rør\n";
    assertThat(rows(MadeFile.text(text))).containsExactly(
        new Row(1, List.of("Register", "Label")), new Row(2, List.of("BEF", "Den \"store\";\nliste")),
        new Row(5, List.of("IND", "5\" rør"), 1));
  }

  @Test
  void readsTheEncodingsThatExcelWrites() {
    String text = "Register;Variabel\nÆØÅ;blå\n";
    for (byte[] bytes : List.of(MadeFile.text(text), MadeFile.text("\ufeff" + text),
        text.getBytes(StandardCharsets.UTF_16), ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE),
        text.getBytes(Charset.forName("windows-1252")))) {
      assertThat(rows(bytes)).containsExactly(new Row(1, List.of("Register", "Variabel")),
          new Row(2, List.of("ÆØÅ", "blå")));
    }
  }

  @Test
  void refusesAQuotationMarkThatIsNotClosed() {
    refused("Register;Label\nBEF;a\nIND;\"b\nUDDA;c\nAKM;d\n", "„fil“ er ikke en liste", "linje 3");
    refused("Register;Label\nBEF;\"a\" b\n", "linje 2");
  }

  @Test
  void refusesWhatIsNoList() {
    refused(new byte[0], "Filen er tom");
    refused("\ufeff \n\n", "Filen er tom");
    refused("obj\u0001\u0002stream", "hverken et regneark eller en tekst");
    refused("Register;Variabel\nBEF;\0", "hverken et regneark eller en tekst");
    refused(new byte[] {(byte) 0xFF, (byte) 0xFE, 'B', 0, 'E'}, "hverken et regneark eller en tekst");
  }

  @Test
  void namesTheFileWithoutItsTricks() {
    assertThatThrownBy(() -> TableFile.read("\u202exslx.\n" + "x".repeat(200), new byte[0]))
        .hasMessage("„xslx." + "x".repeat(95) + "…“ er ikke en liste, der kan læses: Filen er tom.");
    assertThatThrownBy(() -> TableFile.read(null, new byte[0])).hasMessageStartingWith("„liste“ er ikke en liste");
  }

  @Test
  void refusesAWorkbookThatIsBroken() {
    byte[] whole = MadeFile.xlsx(new Object[] {"Register"}, new Object[] {"BEF"});
    for (int length = 4; length < whole.length; length += 50) {
      refused(Arrays.copyOf(whole, length), "er ikke en liste, der kan læses");
    }
    refusedCells("<c r='A1' t='s'><v>1</v></c>", STRINGS);
    refusedCells("<c r='A1' t='s'><v>-1</v></c>", STRINGS);
    refusedCells("<c r='A1' t='s'><v>2000000000</v></c>", STRINGS);
    refusedCells("<c r='A1'><v>8</c>", STRINGS);
    var parts = MadeFile.parts(MadeFile.sheet(""), STRINGS);
    parts.remove("xl/worksheets/sheet1.xml");
    refused(MadeFile.zip(parts), "beskadiget");
  }

  @Test
  void refusesASheetThatIsNamedTwice() {
    var parts = MadeFile.parts(MadeFile.sheet(""), STRINGS);
    parts.computeIfPresent("xl/workbook.xml", (name, xml) ->
        xml.replace("</sheets>", "<sheet name='B' r:id='s'/></sheets>"));
    refused(MadeFile.zip(parts), "beskadiget");
  }

  /** Whatever the bytes are: a table or a refusal. */
  @Property
  void throwsNothingElse(@ForAll byte[] bytes, @ForAll boolean zip) {
    byte[] given = zip ? concat(new byte[] {'P', 'K', 3, 4}, bytes) : bytes;
    try {
      assertThat(TableFile.read("fil", given)).isNotNull();
    } catch (InputRefused e) {
      assertThat(e).hasMessageStartingWith("„fil“ er ikke en liste, der kan læses: ");
    }
  }

  /** A byte changed here and there, so that the parsers meet what they do not expect. */
  @Property(tries = 300)
  void throwsNothingElseForAWorkbookWithErrors(@ForAll long seed) {
    byte[] bytes = MadeFile.zip(MadeFile.parts(MadeFile.sheet("<c r='A1' t='s'><v>0</v></c><c><v>1</v></c>"), STRINGS));
    var random = new Random(seed);
    for (int i = 0; i < 3; i++) {
      bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
    }
    try {
      assertThat(TableFile.read("fil", bytes)).isNotNull();
    } catch (InputRefused e) {
      assertThat(e).hasMessageStartingWith("„fil“ er ikke en liste, der kan læses: ");
    }
  }

  @Test
  void expandsNoEntities(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "hemmelig");
    String external = "<!DOCTYPE x [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>";
    String nested = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY e '&a;&a;&a;&a;&a;&a;&a;&a;'>]>";
    String cell = "<c r='A1' t='inlineStr'><is><t>&e;</t></is></c>";
    for (String doctype : List.of(external, nested)) {
      refused(MadeFile.zip(MadeFile.parts(doctype + MadeFile.sheet(cell), STRINGS)), "beskadiget");
      refused(MadeFile.zip(MadeFile.parts(MadeFile.sheet("<c r='A1' t='s'><v>0</v></c>"),
          doctype + "<sst><si><t>&e;</t></si></sst>")), "beskadiget");
    }
    refused(MadeFile.zip(MadeFile.parts("<!DOCTYPE x SYSTEM '" + secret.toUri() + "'>" + MadeFile.sheet(""), STRINGS)),
        "beskadiget");
  }

  @Test
  void refusesASheetThatUnpacksToTooMuch() {
    refused(bomb(), "langt mere i filen");
  }

  /** What is not read is not unpacked, whatever it would be. */
  @Test
  void passesOverWhatIsNotOfTheList() {
    var parts = MadeFile.parts(MadeFile.sheet("<c r='A1'><v>1</v></c>"), STRINGS);
    parts.put("xl/media/image1.png", "0".repeat(Workbook.LARGEST_UNPACKED + 1));
    assertThat(rows(MadeFile.zip(parts))).containsExactly(new Row(1, List.of("1")));
  }

  /** The directory of a zip lies at its end, and declares sizes from byte 20 (packed) and 24 (unpacked) of an entry. */
  @Test
  void believesNoSizeThatAZipDeclares() {
    byte[] bomb = bomb();
    String content = new String(bomb, StandardCharsets.ISO_8859_1);
    int directory = content.lastIndexOf("PK\1\2", content.lastIndexOf("xl/worksheets/sheet1.xml"));
    Arrays.fill(bomb, directory + 24, directory + 28, (byte) 0);
    refused(bomb, "langt mere i filen");
    Arrays.fill(bomb, directory + 20, directory + 24, (byte) 1);
    refused(bomb, "er ikke en liste, der kan læses");
  }

  @Test
  void refusesAZipWithTooManyEntries() {
    var entries = new LinkedHashMap<String, String>();
    for (int i = 0; i <= Workbook.MOST_ENTRIES; i++) {
      entries.put("a" + i, "");
    }
    refused(MadeFile.zip(entries), "langt mere i filen");
  }

  @Test
  void refusesAFileThatIsTooLarge() {
    refused(new byte[TableFile.LARGEST + 1], "10 MB");
  }

  @Test
  void refusesTooManyRows() {
    refused("Register;År\n" + "BEF;2008\n".repeat(TableFile.MOST_ROWS), "100000 rækker");
    assertThat(rows(MadeFile.text("Register;År\n" + "BEF;2008\n\n".repeat(TableFile.MOST_ROWS - 1))))
        .hasSize(TableFile.MOST_ROWS);
    refused(MadeFile.zip(MadeFile.parts("<worksheet><sheetData>" + "<row><c><v>1</v></c></row>"
        .repeat(TableFile.MOST_ROWS + 1) + "</sheetData></worksheet>", STRINGS)), "100000 rækker");
  }

  @Test
  void cutsRowsThatAreTooWideAndCellsThatAreTooLong() {
    assertThat(rows(MadeFile.text("Register" + ";x".repeat(300))).get(0).cells()).hasSize(TableFile.MOST_COLUMNS);
    assertThat(rows(MadeFile.text("Register;" + "x".repeat(9_000))).get(0).cell(1))
        .hasSize(TableFile.LONGEST_CELL + 1);
    assertThat(cells("<c t='inlineStr'><is><t>" + "x".repeat(9_000) + "</t></is></c>", STRINGS).get(0))
        .hasSize(TableFile.LONGEST_CELL + 1);
    assertThat(cells("<c><v>" + "7".repeat(900_000) + "</v></c><c><v>1E999999999</v></c>", STRINGS))
        .containsExactly("7".repeat(TableFile.LONGEST_CELL + 1), "1E999999999");
  }

  private static List<Row> rows(byte[] bytes) {
    return TableFile.read("fil", bytes).get(0).rows();
  }

  private static List<String> cells(String cells, String strings) {
    return rows(MadeFile.zip(MadeFile.parts(MadeFile.sheet(cells), strings))).get(0).cells();
  }

  private static void refused(String text, String... message) {
    refused(MadeFile.text(text), message);
  }

  private static void refused(byte[] bytes, String... message) {
    assertThatThrownBy(() -> TableFile.read("fil", bytes)).isInstanceOf(InputRefused.class)
        .hasMessageStartingWith("„fil“ er ikke en liste, der kan læses: ").hasMessageContainingAll(message);
  }

  private static void refusedCells(String cells, String strings) {
    refused(MadeFile.zip(MadeFile.parts(MadeFile.sheet(cells), strings)), "beskadiget");
  }

  private static byte[] bomb() {
    return MadeFile.zip(MadeFile.parts("<worksheet>" + " ".repeat(Workbook.LARGEST_UNPACKED) + "</worksheet>", STRINGS));
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
