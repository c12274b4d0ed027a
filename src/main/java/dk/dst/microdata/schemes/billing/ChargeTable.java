package dk.dst.microdata.schemes.billing;

import dk.dst.microdata.schemes.billing.Charges.Charge;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Lines as csv, with semicolons between and commas before decimals, as Danish sheets want them. */
public final class ChargeTable {

  private static final List<String> HEADS = List.of("Sag", "Projekt", "Dag", "Hvad", "Mængde", "Enhed", "Pris", "Beløb",
      "Kilde");

  private ChargeTable() {}

  public static byte[] csv(List<Charge> lines) {
    return csv(List.of(), List.of(), lines);
  }

  /** @param heads of what stands before each line; @param before it, for all of them */
  static byte[] csv(List<String> heads, List<?> before, List<Charge> lines) {
    var text = new StringWriter().append('\uFEFF'); // so that Excel reads Danish letters
    var format = CSVFormat.EXCEL.builder().setDelimiter(';')
        .setHeader(Stream.concat(heads.stream(), HEADS.stream()).toArray(String[]::new)).get();
    try (var printer = new CSVPrinter(text, format)) {
      for (Charge line : lines) {
        var row = new ArrayList<Object>(before.stream().map(ChargeTable::cell).toList());
        Stream.of(line.caseNumber(), line.project(), line.day(), line.description(), line.quantity(), line.unit(),
            line.rate().kroner(), line.amount().kroner(), line.source()).map(ChargeTable::cell).forEach(row::add);
        printer.printRecord(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What a sheet would take for a formula is a text. */
  private static String cell(Object value) {
    return value == null ? "" : value instanceof BigDecimal number ? number.toPlainString().replace('.', ',')
        : value.toString().matches("(?s)[=+\\-@\\t\\r].*") ? "'" + value : value.toString();
  }
}
