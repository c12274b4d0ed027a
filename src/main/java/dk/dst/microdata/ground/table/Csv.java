package dk.dst.microdata.ground.table;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Rows as csv, with semicolons between and commas before decimals, as Danish sheets want them. */
public final class Csv {

  private Csv() {}

  public static byte[] of(List<String> heads, List<? extends List<?>> rows) {
    var text = new StringWriter().append('\uFEFF'); // so that Excel reads Danish letters
    var format = CSVFormat.EXCEL.builder().setDelimiter(';').setHeader(heads.toArray(String[]::new)).get();
    try (var printer = new CSVPrinter(text, format)) {
      for (List<?> row : rows) {
        printer.printRecord(row.stream().map(Csv::cell).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What a sheet would take for a formula is a text. */
  private static String cell(Object value) {
    if (value instanceof Number) {
      return (value instanceof BigDecimal number ? number.toPlainString() : value.toString()).replace('.', ',');
    }
    String text = value == null ? "" : value.toString();
    return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
  }
}
