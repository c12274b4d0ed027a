package dk.dst.microdata.facts.register;

import dk.dst.microdata.ground.form.InputRefused;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;

/**
 * A file that somebody sends as a list, read as tables of texts. What it is shows in its content, not in its name:
 * an Excel workbook, or text with columns. Whatever cannot be read is refused with {@link InputRefused}, which names
 * the file; nothing else is thrown. Anybody with an account may send one, so everything has a measure that real lists
 * keep within, and what lies beyond is cut or refused while it is read.
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

  private static final Pattern BLANKS = Pattern.compile("[\\p{Zs}&&[^ ]]");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\t\\r\\n]]");

  /**
   * @param sheet its name, or null where the file is text
   * @param hidden whether the sheet is
   * @param hiddenColumns from 0
   */
  record Table(String sheet, boolean hidden, Set<Integer> hiddenColumns, List<Row> rows) {

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
   * @param hidden by a filter, a closed group or by hand
   * @param struck columns of which all the text is struck out, and so is nothing
   * @param emptyAbove how many empty rows stand directly above it
   */
  record Row(int number, List<String> cells, boolean hidden, Set<Integer> struck, int emptyAbove) {

    Row(int number, List<String> cells) {
      this(number, cells, 0);
    }

    Row(int number, List<String> cells, int emptyAbove) {
      this(number, cells, false, Set.of(), emptyAbove);
    }

    String cell(int column) {
      return column < cells.size() ? cells.get(column) : null;
    }

    boolean isEmpty() {
      return struck.isEmpty() && cells.stream().allMatch(cell -> cell == null);
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
    OtherFile.adviceFor(bytes).ifPresent(advice -> {
      throw refuse(fileName, advice);
    });
    var measure = new Measure(fileName);
    if (!OtherFile.isZip(bytes)) {
      return List.of(new Table(null, false, Set.of(), TextTable.read(fileName, bytes, measure)));
    }
    try {
      return Workbook.tables(bytes, measure);
    } catch (InputRefused e) {
      throw e;
    } catch (IOException | XMLStreamException | RuntimeException e) {
      throw refuse(fileName, "Regnearket er beskadiget eller ufuldstændigt. Kan Excel åbne det, så gem det igen som"
          + " Excel-projektmappe (.xlsx); ellers hent filen igen, hvor den kom fra.");
    }
  }

  /** The refusal of a file; the reason is a sentence in Danish, or several. */
  static InputRefused refuse(String fileName, String reason) {
    return new InputRefused("„" + ContentFile.name(fileName) + "“ er ikke en liste, der kan læses: " + reason);
  }

  /** A text from a file as a message may quote it: cut, and without what is invisible or turns the writing round. */
  static String shown(String text, int longest) {
    String visible = composed(text).replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "").strip();
    return visible.codePointCount(0, visible.length()) <= longest ? visible
        : visible.substring(0, visible.offsetByCodePoints(0, longest)) + "…";
  }

  /**
   * The text of a cell, or null. Web pages and mails leave signs in it that nobody sees, and a Mac writes an Å as an A
   * and a ring, which would be another code.
   */
  static String cell(CharSequence text) {
    String cut = text.length() <= LONGEST_CELL ? text.toString() : text.subSequence(0, LONGEST_CELL + 1).toString();
    String cleaned = isPlain(cut) ? cut.strip()
        : composed(INVISIBLE.matcher(BLANKS.matcher(cut).replaceAll(" ")).replaceAll("")).strip();
    return cleaned.isEmpty() ? null : cleaned;
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7f || c >= 0xc0 && c < 0x300);
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
