package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.TableFile.Row;
import dk.dst.microdata.ground.form.InputRefused;
import java.io.FilterReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** The rows of a text with columns, whatever its encoding and whichever sign separates them. */
final class TextTable {

  /** The rows to look for headings in when the sign is sought; as many as may stand above them. */
  private static final int TRIED = 20;
  /** As many as a sheet has rows, most of them empty. */
  private static final int MOST_LINES = 1_048_576;
  /** As many as a sheet has columns. */
  private static final int MOST_SEPARATORS = 16_384;
  /** In characters: a row of the longest cells there may be, with room for some that are longer. */
  private static final int LONGEST_ROW = 4 * TableFile.MOST_COLUMNS * TableFile.LONGEST_CELL;

  private TextTable() {}

  static List<Row> read(String fileName, byte[] bytes, Measure measure) {
    String text = text(fileName, bytes);
    var rows = new ArrayList<Row>();
    String complaint = readText(text, delimiter(text), MOST_LINES, rows, measure);
    if (complaint != null) {
      throw TableFile.refuse(fileName, complaint);
    }
    return rows;
  }

  /** Excel saves a .csv now as UTF-8, now as Windows-1252, and "Unicode-tekst" as UTF-16. */
  private static String text(String fileName, byte[] bytes) {
    String text;
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      text = decode(bytes, StandardCharsets.UTF_16);
    } else if (bytes.length > 3 && bytes[1] == 0 && bytes[3] == 0) {
      text = decode(bytes, StandardCharsets.UTF_16LE);
    } else if (bytes.length > 3 && bytes[0] == 0 && bytes[2] == 0) {
      text = decode(bytes, StandardCharsets.UTF_16BE);
    } else {
      text = decode(bytes, StandardCharsets.UTF_8);
      text = text == null ? new String(bytes, Charset.forName("windows-1252")) : text;
    }
    if (text == null || text.chars().anyMatch(TextTable::isNoText)) {
      throw TableFile.refuse(fileName, "Filen er hverken et regneark eller en tekst. " + TableFile.HOW_TO_SAVE);
    }
    text = text.startsWith("\ufeff") ? text.substring(1) : text;
    if (text.isBlank()) {
      throw TableFile.refuse(fileName, "Filen er tom.");
    }
    return text;
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
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

  /**
   * The one that shows the most headings. Titles above them and lists of years below have commas too, so that counting
   * cells would not do.
   */
  private static char delimiter(String text) {
    return Stream.of(';', ',', '\t', '|').max(Comparator.comparingInt(delimiter -> {
      var rows = new ArrayList<Row>();
      readText(text, delimiter, TRIED, rows, new Measure(null));
      return rows.stream().mapToInt(row -> Headings.recognised(row).size()).max().orElse(0);
    })).orElseThrow();
  }

  /** Adds the rows of the first lines, as many as that, and returns what is wrong with the first that cannot be read, or null. */
  private static String readText(String text, char delimiter, int most, List<Row> rows, Measure measure) {
    var format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).setIgnoreSurroundingSpaces(true).get();
    var reader = new OneRowAtATime(text, delimiter);
    long line = 1;
    int empty = 0;
    try (CSVParser parser = CSVParser.parse(reader, format)) {
      for (var records = parser.iterator(); line <= most && records.hasNext();
          line = parser.getCurrentLineNumber() + 1) {
        var row = new Row((int) line,
            records.next().stream().limit(TableFile.MOST_COLUMNS).map(TableFile::cell).toList(), empty);
        reader.nextRow();
        empty++;
        if (!row.isEmpty()) {
          empty = 0;
          measure.row();
          measure.cells(row.cells().size());
          row.cells().forEach(measure::text);
          rows.add(row);
        }
      }
      return null;
    } catch (InputRefused e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (reader.tooMuch) {
        return "Rækken i linje " + line + " er alt for lang. Er der et citationstegn (\"), der åbner en celle uden at"
            + " lukke den?";
      }
      // The parser reads a string: it complains of nothing but quotation marks.
      return "Citationstegnene (\") i linje " + line + " går ikke op. Et citationstegn, der åbner en celle, skal "
          + "lukkes lige før næste skilletegn; et inde i teksten skrives to gange.";
    }
  }

  /** The parser would collect a row of any length in memory, and a quotation mark may make a row of the whole file. */
  private static final class OneRowAtATime extends FilterReader {

    private final char delimiter;
    private int read;
    private int separators;
    private boolean tooMuch;

    OneRowAtATime(String text, char delimiter) {
      super(new StringReader(text));
      this.delimiter = delimiter;
    }

    /** The parser reads ahead by some thousand characters, so a row may be as much longer before it is too much. */
    void nextRow() {
      read = 0;
      separators = 0;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
      int count = super.read(buffer, from, length);
      for (int i = from; i < from + count; i++) {
        separators += buffer[i] == delimiter ? 1 : 0;
      }
      read += Math.max(0, count);
      if (read > LONGEST_ROW || separators > MOST_SEPARATORS) {
        tooMuch = true;
        throw new IOException("The row is too long");
      }
      return count;
    }
  }
}
