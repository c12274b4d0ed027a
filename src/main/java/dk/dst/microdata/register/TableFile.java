package dk.dst.microdata.register;

import dk.dst.microdata.form.InputRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.xml.sax.SAXException;

/**
 * A file that somebody sends as a list, read as tables of texts. What it is shows in its content, not in its name:
 * an Excel workbook, or text with columns. Whatever cannot be read is refused with {@link InputRefused}, which names
 * the file; nothing else is thrown.
 */
final class TableFile {

  /** An export of 5,000 variables takes 0.2 MB. */
  static final int LARGEST = 10 * 1024 * 1024;
  /** Of all sheets together; the databank of basic data has some tens of thousands of variables. */
  static final int MOST_ROWS = 100_000;
  /** Lists have some ten columns; what lies further to the right is not read. */
  static final int MOST_COLUMNS = 100;
  /** In characters. A period for every year and month of decades takes 600; the rest of the file is still read. */
  static final int LONGEST_CELL = 2_000;

  /** Below titles, logos and dates of extraction. */
  private static final int LAST_HEADER_ROW = 20;
  static final String HOW_TO_SAVE = "Gem listen som Excel-projektmappe (.xlsx) eller som .csv.";

  /** @param sheet its name, or null where the file is text */
  record Table(String sheet, List<Row> rows) {

    /** The rows among which the headings are. */
    List<Row> top() {
      return rows.stream().takeWhile(row -> row.number() <= LAST_HEADER_ROW).toList();
    }
  }

  /**
   * A row that is not empty.
   *
   * @param number as Excel or a text editor shows it, from 1
   * @param cells texts without blanks around, null for nothing; one that is too long is cut just above the limit
   */
  record Row(int number, List<String> cells) {

    String cell(int column) {
      return column < cells.size() ? cells.get(column) : null;
    }

    boolean isEmpty() {
      return cells.stream().allMatch(cell -> cell == null);
    }
  }

  private TableFile() {}

  /** The tables of a file: the sheets of a workbook, or the one of a text. */
  static List<Table> read(String fileName, byte[] bytes) {
    if (bytes.length == 0) {
      throw refuse(fileName, "Filen er tom.");
    }
    if (bytes.length > LARGEST) {
      throw refuse(fileName, "Filen fylder mere end " + LARGEST / 1024 / 1024 + " MB. Del listen i flere filer.");
    }
    if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw refuse(fileName, "Filen er enten i det gamle Excel-format (.xls) eller beskyttet med adgangskode. "
          + "Gem den som Excel-projektmappe (.xlsx) uden adgangskode.");
    }
    if (startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 'P', 'K', 5, 6)) {
      try {
        return Workbook.tables(fileName, bytes);
      } catch (InputRefused e) {
        throw e;
      } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException | RuntimeException e) {
        throw refuse(fileName, "Regnearket er beskadiget eller ufuldstændigt. Åbn det i Excel, og gem det igen.");
      }
    }
    return List.of(new Table(null, textRows(fileName, text(fileName, bytes))));
  }

  /** The refusal of a file; the reason is a sentence in Danish, or several. */
  static InputRefused refuse(String fileName, String reason) {
    return new InputRefused("„" + ContentFile.name(fileName) + "“ er ikke en liste, der kan læses: " + reason);
  }

  /** A text from a file as a message may quote it: cut, and without what is invisible or turns the writing round. */
  static String shown(String text, int longest) {
    String visible = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "").strip();
    return visible.codePointCount(0, visible.length()) <= longest ? visible
        : visible.substring(0, visible.offsetByCodePoints(0, longest)) + "…";
  }

  /** The text of a cell, or null: web pages and mails leave blanks in it that nobody sees. */
  static String cell(CharSequence text) {
    String cleaned = text.toString().replace('\u00a0', ' ').replace("\u200b", "").replace("\ufeff", "").strip();
    return cleaned.isEmpty() ? null : cleaned.length() <= LONGEST_CELL ? cleaned
        : cleaned.substring(0, LONGEST_CELL + 1);
  }

  static InputRefused tooManyRows(String fileName) {
    return refuse(fileName, "Der er mere end " + MOST_ROWS + " rækker. Del listen i flere filer.");
  }

  private static boolean startsWith(byte[] bytes, int... signature) {
    for (int i = 0; i < signature.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != signature[i]) {
        return false;
      }
    }
    return true;
  }

  /** Excel saves a .csv now as UTF-8, now as Windows-1252, and "Unicode-tekst" as UTF-16. */
  private static String text(String fileName, byte[] bytes) {
    String text;
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      text = decode(bytes, StandardCharsets.UTF_16);
    } else {
      text = decode(bytes, StandardCharsets.UTF_8);
      text = text == null ? new String(bytes, Charset.forName("windows-1252")) : text;
    }
    if (text == null || text.chars().anyMatch(TableFile::isNoText)) {
      throw refuse(fileName, "Filen er hverken et regneark eller en tekst. " + HOW_TO_SAVE);
    }
    text = text.startsWith("\ufeff") ? text.substring(1) : text;
    if (text.isBlank()) {
      throw refuse(fileName, "Filen er tom.");
    }
    return text;
  }

  /** Null where the bytes are something else. */
  private static String decode(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** No list has control characters but tab, line ends, and the end-of-file mark of old programs. */
  private static boolean isNoText(int c) {
    return c < ' ' && "\t\n\r\f\u001a".indexOf(c) < 0;
  }

  private static List<Row> textRows(String fileName, String text) {
    var rows = new ArrayList<Row>();
    String complaint = readText(text, delimiter(text), MOST_ROWS + 1, rows);
    if (rows.size() > MOST_ROWS) {
      throw tooManyRows(fileName);
    }
    if (complaint != null) {
      throw refuse(fileName, complaint);
    }
    return rows;
  }

  /**
   * The one that shows the most headings. Titles above them and lists of years below have commas too, so that counting
   * cells would not do.
   */
  private static char delimiter(String text) {
    return Stream.of(';', ',', '\t').max(Comparator.comparingInt(delimiter -> {
      var rows = new ArrayList<Row>();
      readText(text, delimiter, LAST_HEADER_ROW, rows);
      return rows.stream().mapToInt(row -> Columns.recognised(row).size()).max().orElse(0);
    })).orElseThrow();
  }

  /** Adds at most so many rows, and returns what is wrong with the first that cannot be read, or null. */
  private static String readText(String text, char delimiter, int most, List<Row> rows) {
    var format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreSurroundingSpaces(true).get();
    long line = 1;
    try (CSVParser parser = CSVParser.parse(text, format)) {
      for (var records = parser.iterator(); rows.size() < most && records.hasNext();
          line = parser.getCurrentLineNumber() + 1) {
        var row = new Row((int) line, records.next().stream().limit(MOST_COLUMNS).map(TableFile::cell).toList());
        if (!row.isEmpty()) {
          rows.add(row);
        }
      }
      return null;
    } catch (IOException | RuntimeException e) {
      // The parser reads a string: it complains of nothing but quotation marks.
      return "Citationstegnene (\") i linje " + line + " går ikke op. Et citationstegn, der åbner en celle, skal "
          + "lukkes lige før næste skilletegn; et inde i teksten skrives to gange.";
    }
  }
}
