package dk.dst.microdata.ground.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** A workbook of tables, a sheet each. Texts are written as texts: what somebody has typed is never a formula. */
public final class Book implements AutoCloseable {

  private static final int WIDEST = 60;
  private static final int NARROWEST = 10;
  /** Widths are given in parts of a character. */
  private static final int CHARACTER = 256;

  private static final int LONGEST_CELL = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

  private final SXSSFWorkbook workbook = new SXSSFWorkbook();

  /** Adds a sheet. Numbers among the cells become numbers, all else text. */
  public void sheet(String name, List<String> heads, Stream<? extends List<?>> rows) {
    Sheet sheet = workbook.createSheet(name);
    Font bold = workbook.createFont();
    bold.setBold(true);
    CellStyle head = workbook.createCellStyle();
    head.setFont(bold);
    int[] widths = new int[heads.size()];
    Row first = sheet.createRow(0);
    for (int column = 0; column < heads.size(); column++) {
      first.createCell(column).setCellValue(heads.get(column));
      first.getCell(column).setCellStyle(head);
      widths[column] = Math.max(NARROWEST, heads.get(column).length() + 2);
    }
    int number = 1;
    for (List<?> cells : (Iterable<List<?>>) rows.<List<?>>map(line -> line)::iterator) {
      Row row = sheet.createRow(number++);
      for (int column = 0; column < cells.size(); column++) {
        if (cells.get(column) instanceof Number figure) {
          row.createCell(column).setCellValue(figure.doubleValue());
        } else {
          row.createCell(column).setCellValue(cellText(String.valueOf(cells.get(column))));
        }
        widths[column] = Math.max(widths[column], Math.min(WIDEST, String.valueOf(cells.get(column)).length() + 2));
      }
    }
    for (int column = 0; column < widths.length; column++) {
      sheet.setColumnWidth(column, widths[column] * CHARACTER);
    }
    sheet.createFreezePane(0, 1);
  }

  public byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try {
      workbook.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    try {
      workbook.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cell holds no more, and programs read _x0041_ in one as the character of that number. */
  private static String cellText(String text) {
    String written = text.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
    return written.length() <= LONGEST_CELL ? written : written.substring(0, LONGEST_CELL - 1) + "…";
  }
}
