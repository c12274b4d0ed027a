package dk.dst.microdata.facts.register;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A hundred files by which somebody might stop the others: small to send, or as large as may be sent, and hard to read.
 * None is stored; each is made when it is wanted.
 */
final class HostileFiles {

  private static final int MB = 1024 * 1024;
  private static final String FIRST = "<worksheet><sheetData>";
  private static final String LAST = "</sheetData></worksheet>";
  private static final String HEADS = row(1, inline("Register"), inline("Variabel"), inline("Perioder"));
  private static final String STRINGS = "<sst><si><t>BEF</t></si></sst>";

  private final Map<String, Supplier<byte[]>> files = new LinkedHashMap<>();

  private HostileFiles() {
    texts();
    cells();
    rows();
    structures();
    zips();
    xml();
    others();
  }

  /** Each by what it is. */
  static Map<String, Supplier<byte[]>> all() {
    return new HostileFiles().files;
  }

  private void texts() {
    for (String separator : new String[] {";", ",", "\t", "|"}) {
      String name = separator.equals("\t") ? "tab" : separator;
      csv("five million " + name + " in the first line", separator.repeat(5_000_000));
      csv("five million " + name + " below the headings", "Register;Perioder\nBEF;2010" + separator.repeat(5_000_000));
      csv("five million lines of one " + name, (separator + "\n").repeat(5_000_000));
      csv("a period of " + name, "Register" + separator + "Perioder\nBEF" + separator + "\"" + separator.repeat(9_000_000));
      csv("lines of sixteen thousand " + name, (separator.repeat(16_000) + "\n").repeat(600));
    }
    csv("one word of ten million letters", "x".repeat(10_000_000));
    csv("a quotation mark never closed", "Register;Perioder\n\"" + "BEF;2010\n".repeat(1_000_000));
    csv("quotation marks only", "\"".repeat(10_000_000));
    csv("quoted line ends in one row", "Register;Perioder\n" + "\"\n\";".repeat(2_000_000));
    csv("quoted line ends in all rows", "Register;Perioder\n" + "\"BEF\n\n\";\"2010\n\n\"\n".repeat(500_000));
    csv("line ends only", "\n".repeat(10_000_000));
    csv("blanks only", " ".repeat(10_000_000));
    csv("blanks between", "Register;Perioder\n" + (" ".repeat(9_000) + ";" + " ".repeat(9_000) + "\n").repeat(500));
    csv("NUL characters", "\0".repeat(10_000_000));
    csv("NUL characters below the headings", "Register;Perioder\nBEF;2010\n" + "\0".repeat(9_000_000));
    csv("a huge number as a year", "Register;Perioder\nBEF;" + "9".repeat(9_000_000));
    csv("periods of a list of years", "Register;Perioder\n" + ("BEF;\"" + "1900-2025,".repeat(180) + "\"\n").repeat(5_000));
    csv("periods of years", "Register;Perioder\n" + ("BEF;\"" + "2010,".repeat(380) + "\"\n").repeat(5_000));
    csv("periods of dots", "Register;Perioder\n" + ("BEF;2010 " + ".".repeat(1_900) + "\n").repeat(5_000));
    csv("periods of dashes", "Register;Perioder\n" + ("BEF;" + "-".repeat(1_900) + "\n").repeat(5_000));
    csv("periods almost right", "Register;Perioder\n" + ("BEF;" + "1. kvartal ".repeat(170) + "\n").repeat(5_000));
    csv("periods of digits", "Register;Perioder\n" + ("BEF;" + "1".repeat(1_990) + "\n").repeat(5_000));
    csv("periods of blanks", "Register;Perioder\n" + ("BEF;\"2010" + "\n ".repeat(900) + "\"\n").repeat(5_000));
    csv("every row another register", "Register;Perioder\n" + numbered("R%d;2010\n", 600_000));
    csv("every row refused", "Register;Perioder\nBEF;2010\n" + numbered("BEF;altid %d\n", 99_000));
    csv("every row the same", "Register;Variabel;Perioder\n" + "BEF;PNR;200812\n".repeat(99_000));
    csv("headings in every line", "Register;Perioder\n".repeat(99_000));
    csv("headings of many brackets", "(".repeat(1_900) + ";Register;Perioder\n");
    csv("control characters", "Register;Perioder\n" + "\u0001\u0002\u0003".repeat(3_000_000));
    csv("letters that are composed", "Register;Perioder\n" + ("BEF\u030A" + "\u0315\u0300\u05ae".repeat(600) + ";2010\n").repeat(2_000));
    csv("broken UTF-8", new String(new byte[] {(byte) 0xC3, '('}, StandardCharsets.ISO_8859_1).repeat(4_000_000));
    files.put("UTF-16 without an end", () -> concat(new byte[] {(byte) 0xFF, (byte) 0xFE, 'R'}, new byte[9 * MB]));
    files.put("noise", () -> noise(10 * MB));
  }

  private void cells() {
    sheet("a text of 95 million characters", FIRST + "<row r='1'><c t='inlineStr'><is><t>", "x", 95_000_000,
        "</t></is></c></row>" + LAST);
    sheet("a number of 60 million digits", FIRST + "<row r='1'><c><v>", "9", 60_000_000, "</v></c></row>" + LAST);
    sheet("a formula of 60 million characters", FIRST + "<row r='1'><c><f>", "A1+", 20_000_000, "</f></c></row>" + LAST);
    sheet("a formula result of 60 million characters", FIRST + "<row r='1'><c t='str'><v>", "x", 60_000_000,
        "</v></c></row>" + LAST);
    sheet("a text of many fonts", FIRST + "<row r='1'><c t='inlineStr'><is>", "<r><rPr><strike/></rPr><t>x</t></r>",
        1_400_000, "</is></c></row>" + LAST);
    sheet("a text of many entities", FIRST + "<row r='1'><c t='inlineStr'><is><t>", "&#65;", 12_000_000,
        "</t></is></c></row>" + LAST);
    sheet("a text of CDATA", FIRST + "<row r='1'><c t='inlineStr'><is><t>", "<![CDATA[x]]>", 4_000_000,
        "</t></is></c></row>" + LAST);
    sheet("an attribute of 60 million characters", FIRST + "<row r='1'><c r='", "A", 60_000_000, "1'/></row>" + LAST);
    sheet("an attribute that nobody reads", FIRST + "<row r='1' spans='", "1", 60_000_000, "'/>" + LAST);
    sheet("a million attributes", FIRST + "<row r='1' ", numbered("a%d='' ", 1_000_000), 1, "/>" + LAST);
    sheet("a name of 60 million letters", FIRST + "<", "a", 60_000_000, "/>" + LAST);
    sheet("a million names", FIRST, numbered("<a%d/>", 1_000_000), 1, LAST);
    sheet("a million namespaces", FIRST, numbered("<a xmlns='urn:%d'/>", 1_000_000), 1, LAST);
    sheet("numbers with huge exponents", FIRST, rows("<c><v>1E%d</v></c>", 90_000), 1, LAST);
    sheet("numbers with many digits", FIRST, rows("<c><v>0." + "3".repeat(300) + "%d</v></c>", 90_000), 1, LAST);
  }

  private void rows() {
    sheet("a million rows", FIRST, rows("<c><v>%d</v></c>", 1_000_000), 1, LAST);
    sheet("two million empty rows", FIRST, "<row/>", 2_000_000, LAST);
    sheet("a row of four million cells", FIRST + "<row>", "<c><v>1</v></c>", 4_000_000, "</row>" + LAST);
    sheet("rows of a hundred cells", FIRST, rows("<c><v>%d</v></c>".repeat(100).replace("%d", "7") + "<!--%d-->", 40_000),
        1, LAST);
    sheet("rows with one cell far to the right", FIRST, rows("<c r='CV%1$d'><v>%1$d</v></c>", 99_000), 1, LAST);
    sheet("rows of long texts", FIRST + HEADS, rows("<c t='inlineStr'><is><t>" + "x".repeat(1_900)
        + "%d</t></is></c>", 30_000), 1, LAST);
    sheet("rows that are all different texts", FIRST + HEADS, rows("<c t='inlineStr'><is><t>R%1$d</t></is></c>"
        + "<c t='inlineStr'><is><t>V%1$d</t></is></c><c><v>2010</v></c>", 99_000), 1, LAST);
    sheet("the same row again", FIRST, "<row r='1'><c><v>1</v></c></row>", 500_000, LAST);
    sheet("rows far down", FIRST + "<row r='2147483647'><c><v>1</v></c></row><row r='2147483648'>", "", 1, LAST);
    sheet("hidden rows", FIRST + HEADS, rows("<c t='s'><v>0</v></c><!--%d-->", 99_000).replace("<row ", "<row hidden='1' "), 1,
        LAST);
  }

  private void structures() {
    String some = FIRST + HEADS + rows("<c t='s'><v>0</v></c><c t='s'><v>0</v></c><c><v>2010</v></c><!--%d-->", 20_000)
        + "</sheetData>";
    sheet("many merged cells", some + "<mergeCells>", numbered("<mergeCell ref='A%1$d:A%1$d9'/>", 900_000), 1,
        "</mergeCells></worksheet>");
    sheet("merged cells over everything", some + "<mergeCells>", "<mergeCell ref='A2:XFD1048576'/>", 19_000,
        "</mergeCells></worksheet>");
    sheet("a merged cell that is none", some + "<mergeCells>", "<mergeCell ref='::::'/><mergeCell/>", 400_000,
        "</mergeCells></worksheet>");
    sheet("many conditional formats", some, "<conditionalFormatting sqref='A1:A9'><cfRule type='expression'><formula>1"
        + "</formula></cfRule></conditionalFormatting>", 400_000, "</worksheet>");
    sheet("many validations", some + "<dataValidations>", "<dataValidation sqref='A1' type='list'><formula1>1</formula1>"
        + "</dataValidation>", 500_000, "</dataValidations></worksheet>");
    sheet("many hidden columns", "<worksheet><cols>", "<col min='1' max='2147483647' hidden='1'/>", 1_000_000,
        "</cols><sheetData/></worksheet>");
    sheet("columns from below nothing", "<worksheet><cols>", "<col min='-2000000000' max='100' hidden='1'/>", 1,
        "</cols><sheetData/></worksheet>");
    sheet("many links", some + "<hyperlinks>", "<hyperlink ref='A1' location='x'/>", 1_500_000,
        "</hyperlinks></worksheet>");
    part("two million shared texts", "xl/sharedStrings.xml", "<sst>", numbered("<si><t>%d</t></si>", 2_000_000), 1, "</sst>");
    part("a shared text of 60 million characters", "xl/sharedStrings.xml", "<sst><si><t>", "x", 60_000_000,
        "</t></si></sst>");
    part("shared texts of two thousand characters", "xl/sharedStrings.xml", "<sst>", "<si><t>" + "x".repeat(1_990)
        + "</t></si>", 30_000, "</sst>");
    part("empty shared texts", "xl/sharedStrings.xml", "<sst>", "<si/>", 10_000_000, "</sst>");
    part("many fonts", "xl/styles.xml", "<styleSheet><fonts>", "<font><strike/></font>", 2_500_000, "</fonts></styleSheet>");
    part("many styles", "xl/styles.xml", "<styleSheet><cellXfs>", "<xf numFmtId='164' fontId='7'/>", 1_900_000,
        "</cellXfs></styleSheet>");
    part("many number formats", "xl/styles.xml", "<styleSheet><numFmts>",
        numbered("<numFmt numFmtId='%1$d' formatCode='0.%1$d'/>", 900_000), 1, "</numFmts></styleSheet>");
    part("a number format of eight thousand letters", "xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId='164'"
        + " formatCode='", "[d]\"", 2_000, "'/></numFmts><cellXfs><xf numFmtId='164'/></cellXfs></styleSheet>");
    part("styles nested deep", "xl/styles.xml", "", "<a>", 5_000_000, "");
    part("many sheets", "xl/workbook.xml", "<workbook xmlns:r='x'><sheets>",
        numbered("<sheet name='%d' r:id='s'/>", 1_000_000), 1, "</sheets></workbook>");
    part("sheets that are nowhere", "xl/workbook.xml", "<workbook xmlns:r='x'><sheets>", "<sheet r:id='x'/>", 1_000_000,
        "</sheets></workbook>");
    part("names of cells", "xl/workbook.xml", "<workbook><definedNames>", "<definedName name='a'>b</definedName>", 1_500_000,
        "</definedNames></workbook>");
    part("many relations", "xl/_rels/workbook.xml.rels", "<Relationships>",
        numbered("<Relationship Id='%d' Type='x/worksheet' Target='a'/>", 900_000), 1, "</Relationships>");
    part("relations out of the file", "xl/_rels/workbook.xml.rels", "<Relationships>",
        "<Relationship Id='s' Type='x/worksheet' Target='../../../../etc/passwd'/>", 900_000, "</Relationships>");
    part("relations of the file", "_rels/.rels", "<Relationships>", "<Relationship Id='s' Type='x/officeDocument' Target='"
        + "../".repeat(2_000) + "xl/workbook.xml'/>", 9_000, "</Relationships>");
    part("comments of 60 million characters", "xl/comments1.xml", "<comments>", "x", 60_000_000, "</comments>");
    part("properties of 60 million characters", "docProps/app.xml", "<Properties>", "x", 60_000_000, "</Properties>");
    part("content types of 60 million characters", "[Content_Types].xml", "<Types>", "x", 60_000_000, "</Types>");
  }

  private void zips() {
    files.put("ten gigabytes of blanks in a sheet", () -> zip("xl/worksheets/sheet1.xml", FIRST, " ".repeat(MB), 2_000, LAST));
    files.put("two gigabytes in a part that nobody reads", () -> zip("xl/media/image1.png", "", "\0".repeat(MB), 2_000, ""));
    files.put("many empty entries", () -> entries(80_000, ""));
    files.put("many entries that are the same", () -> entries(60_000, "xl/worksheets/sheet1.xml "));
    files.put("a zip in a zip", () -> MadeFile.zip(Map.of("liste.xlsx", new String(whole(), StandardCharsets.ISO_8859_1))));
    files.put("a zip cut in the middle", () -> Arrays.copyOf(whole(), whole().length / 2));
    files.put("a zip without its beginning", () -> concat("PK\3\4".getBytes(StandardCharsets.UTF_8),
        Arrays.copyOfRange(whole(), 300, whole().length)));
    files.put("directory entries in ten megabytes", () -> repeated("PK\1\2", 10 * MB));
    files.put("local headers in ten megabytes", () -> repeated("PK\3\4", 10 * MB));
    files.put("ends of a zip in ten megabytes", () -> repeated("PK\5\6", 10 * MB));
    files.put("a zip of noise", () -> concat("PK\3\4".getBytes(StandardCharsets.UTF_8), noise(9 * MB)));
    files.put("a workbook of noise", () -> part("xl/worksheets/sheet1.xml",
        new String(noise(5 * MB), StandardCharsets.ISO_8859_1)));
  }

  private void xml() {
    String laughs = "<!DOCTYPE x [<!ENTITY a0 'ha'>" + entities(40) + "]>";
    sheet("a billion laughs", laughs + FIRST + "<row r='1'><c t='inlineStr'><is><t>&a40;</t></is></c></row>", "", 1, LAST);
    part("laughs in the texts", "xl/sharedStrings.xml", laughs + "<sst><si><t>&a40;", "", 1, "</t></si></sst>");
    sheet("one long entity many times", "<!DOCTYPE x [<!ENTITY a '" + "x".repeat(100_000) + "'>]>" + FIRST
        + "<row r='1'><c t='inlineStr'><is><t>", "&a;", 1_000_000, "</t></is></c></row>" + LAST);
    sheet("a document type of 60 million characters", "<!DOCTYPE x [<!--", "x", 60_000_000, "-->]>" + FIRST + LAST);
    sheet("an entity of a file", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///dev/zero'>]>" + FIRST
        + "<row r='1'><c t='inlineStr'><is><t>&a;</t></is></c></row>", "", 1, LAST);
    sheet("elements nested deep", FIRST, "<a>", 10_000_000, LAST);
    sheet("a remark of 60 million characters", "<!--", "x", 60_000_000, "-->" + FIRST + LAST);
    sheet("remarks", FIRST, "<!---->", 9_000_000, LAST);
    sheet("an instruction of 60 million characters", "<?x ", "x", 60_000_000, "?>" + FIRST + LAST);
    sheet("an element that does not end", FIRST + "<row ", " ", 60_000_000, "");
    sheet("CDATA that does not end", FIRST + "<row r='1'><c t='inlineStr'><is><t><![CDATA[", "]", 60_000_000, "");
  }

  private void others() {
    files.put("an old workbook of ten megabytes", () -> repeated("\u00d0\u00cf\u0011\u00e0", 10 * MB));
    files.put("a PDF of ten megabytes", () -> concat("%PDF-1.7".getBytes(StandardCharsets.UTF_8), noise(9 * MB)));
    files.put("a web page of ten megabytes", () -> repeated("<table><tr><td>", 10 * MB));
    files.put("too large a file", () -> new byte[10 * MB + 1]);
  }

  private void csv(String name, String text) {
    String cut = text.length() <= 10 * MB ? text : text.substring(0, 10 * MB);
    files.put(name, () -> {
      byte[] bytes = cut.getBytes(StandardCharsets.ISO_8859_1);
      return bytes.length <= 10 * MB ? bytes : Arrays.copyOf(bytes, 10 * MB);
    });
  }

  private void sheet(String name, String first, String middle, int times, String last) {
    part(name, "xl/worksheets/sheet1.xml", first, middle, times, last);
  }

  private void part(String name, String part, String first, String middle, int times, String last) {
    files.put(name, () -> zip(part, first, middle, times, last));
  }

  /** A workbook of which one part is this, written without being held. */
  private static byte[] zip(String part, String first, String middle, int times, String last) {
    var parts = MadeFile.parts(MadeFile.sheet("<c t='s'><v>0</v></c>"), STRINGS);
    parts.computeIfPresent("xl/_rels/workbook.xml.rels", (name, xml) -> xml.replace("</Relationships>",
        "<Relationship Id='y' Type='x/styles' Target='styles.xml'/></Relationships>"));
    parts.remove(part);
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (var entry : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
      zip.putNextEntry(new ZipEntry(part));
      zip.write(first.getBytes(StandardCharsets.UTF_8));
      int many = Math.max(1, Math.min(times, MB / Math.max(1, middle.length())));
      byte[] block = middle.repeat(many).getBytes(StandardCharsets.UTF_8);
      for (int left = times; left > 0; left -= many) {
        zip.write(block, 0, left >= many ? block.length : block.length / many * left);
      }
      zip.write(last.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] part(String part, String content) {
    return zip(part, content, "", 1, "");
  }

  private static byte[] whole() {
    return zip("xl/worksheets/sheet1.xml", FIRST + HEADS, "", 1, LAST);
  }

  private static byte[] entries(int count, String prefix) {
    var entries = new LinkedHashMap<String, String>();
    for (int i = 0; i < count; i++) {
      entries.put(prefix + i, "");
    }
    return MadeFile.zip(entries);
  }

  private static String entities(int depth) {
    var entities = new StringBuilder();
    for (int i = 1; i <= depth; i++) {
      entities.append("<!ENTITY a").append(i).append(" '&a").append(i - 1).append(";&a").append(i - 1).append(";'>");
    }
    return entities.toString();
  }

  private static String rows(String cells, int count) {
    return numbered("<row>" + cells + "</row>", count);
  }

  private static String numbered(String format, int count) {
    String[] parts = format.split("%d|%1\\$d", -1);
    var all = new StringBuilder();
    for (int i = 2; i < count + 2; i++) {
      all.append(String.join(String.valueOf(i), parts));
    }
    return all.toString();
  }

  private static String row(int number, String... cells) {
    return "<row r='" + number + "'>" + String.join("", cells) + "</row>";
  }

  private static String inline(String text) {
    return "<c t='inlineStr'><is><t>" + text + "</t></is></c>";
  }

  private static byte[] repeated(String pattern, int length) {
    byte[] bytes = pattern.repeat(length / pattern.length()).getBytes(StandardCharsets.ISO_8859_1);
    return Arrays.copyOf(bytes, length);
  }

  private static byte[] noise(int length) {
    var bytes = new byte[length];
    new Random(1).nextBytes(bytes);
    return bytes;
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
