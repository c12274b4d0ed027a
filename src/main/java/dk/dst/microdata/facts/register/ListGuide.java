package dk.dst.microdata.facts.register;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;

/** What a list may look like, for people: made from what reads the lists, so that neither says more than the other. */
@Component
public class ListGuide {

  /** A meaning, and the headings it is known by. */
  public record Heading(String meaning, List<String> names) {}

  /** A way to write a period, and the years it is read as today. */
  public record Notation(String kind, String text, String years) {}

  /** @param nothing how people may write that there is no value */
  public record Guide(List<Heading> headings, List<Notation> notations, List<String> yes, List<String> no,
      List<String> nothing, int megabytes, int rows, int columns, int characters) {}

  private record Example(String kind, String text) {}

  private static final List<Example> EXAMPLES = List.of(new Example("Et år", "2018"),
      new Example("Flere år", "2015, 2017, 2018"), new Example("Fra og til", "2010-2018"),
      new Example("Fra og til i ord", "2010 til 2018"), new Example("Uden slutår", "2010-"),
      new Example("Uden slutår i ord", "2010 og frem"),
      new Example("Uden slutår med pil", "2010 –>"), new Example("Med udeladelse", "2010, 2011, …, 2018"),
      new Example("Statusmåned", "201812"), new Example("Måneder ved navn", "jan 2018 - mar 2018"),
      new Example("Kvartal", "2018K1"), new Example("Kvartal i ord", "1. kvartal 2018"),
      new Example("Halvår", "1. halvår 2018"), new Example("Uge", "uge 12 2018"), new Example("Dag", "01-07-2007"),
      new Example("Dage fra og til", "01-07-2007 - 31-12-2015"));

  /** No register is called so: whoever forgets the examples in a list is told that the catalogue lacks it. */
  static final String EXAMPLE = "EKSEMPEL";
  private static final List<Column> TEMPLATE =
      List.of(Column.WANTED, Column.REGISTER, Column.VARIABLE, Column.LABEL, Column.PERIODS);
  private static final int CHARACTER = 256;
  private static final int WIDTH = 26;

  private final Clock clock;

  ListGuide(Clock clock) {
    this.clock = clock;
  }

  public Guide guide() {
    int year = LocalDate.now(clock).getYear();
    return new Guide(Arrays.stream(Column.values()).map(column -> new Heading(column.meaning(), column.names())).toList(),
        EXAMPLES.stream().map(example -> new Notation(example.kind(), example.text(),
            PeriodText.read(example.text(), null, year).years().danish())).toList(),
        ListRows.YES, ListRows.NO, Columns.NO_VALUE, TableFile.LARGEST / 1024 / 1024, TableFile.MOST_ROWS,
        TableFile.MOST_COLUMNS, TableFile.LONGEST_CELL);
  }

  /** A list with an example of each notation, as a Danish Excel opens it by a double click. */
  public byte[] csv() {
    return ("\ufeff" + rows().map(row -> row.stream().map(cell -> cell.contains(";") ? '"' + cell + '"' : cell)
        .collect(Collectors.joining(";"))).collect(Collectors.joining("\r\n", "", "\r\n")))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A workbook with an example of each notation. Its cells are texts: Excel would make days of "jan 2018" and numbers of codes. */
  public byte[] xlsx() {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new XSSFWorkbook()) {
      CellStyle text = workbook.createCellStyle();
      text.setDataFormat(workbook.createDataFormat().getFormat("@"));
      Sheet sheet = workbook.createSheet("Liste");
      rows().forEach(cells -> {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (String cell : cells) {
          row.createCell(Math.max(0, row.getLastCellNum())).setCellValue(cell);
        }
        row.cellIterator().forEachRemaining(cell -> cell.setCellStyle(text));
      });
      IntStream.range(0, TEMPLATE.size()).forEach(column -> {
        sheet.setDefaultColumnStyle(column, text);
        sheet.setColumnWidth(column, WIDTH * CHARACTER);
      });
      sheet.createFreezePane(0, 1);
      workbook.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Stream<List<String>> rows() {
    return Stream.of(Stream.of(TEMPLATE.stream().map(column -> column.names().get(0)).toList()),
        IntStream.range(0, EXAMPLES.size()).mapToObj(i -> List.of("x", EXAMPLE, "VARIABEL_" + (i + 1),
            EXAMPLES.get(i).kind(), EXAMPLES.get(i).text())),
        Stream.of(List.of("", EXAMPLE, "VARIABEL_X", "En række uden kryds er ikke med", "2018"))).flatMap(rows -> rows);
  }
}
