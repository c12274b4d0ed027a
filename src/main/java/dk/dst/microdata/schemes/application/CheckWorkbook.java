package dk.dst.microdata.schemes.application;

import dk.dst.microdata.schemes.application.CheckView.FindingLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.stereotype.Component;

/** A check as a workbook. Texts are written as texts: what somebody has typed is never a formula. */
@Component
public class CheckWorkbook {

  private static final int WIDEST = 60;
  private static final int NARROWEST = 10;
  /** Widths are given in parts of a character. */
  private static final int CHARACTER = 256;

  private static final int LONGEST_CELL = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

  private final CheckViews views;

  CheckWorkbook(CheckViews views) {
    this.views = views;
  }

  public byte[] of(EligibilityCheck check) {
    CheckView view = views.show(check);
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new SXSSFWorkbook()) {
      sheet(workbook, "Resultat", List.of("Betingelse", "Resultat", "Tal", "Grundlag", "Tærskel", "Tærsklens kilde",
          "Kilde"), view.findings().stream().map(CheckWorkbook::cells));
      sheet(workbook, "Registre", List.of("Register", "Navn", "År", "Aktive projekter", "Variable",
          "Variable uden brug", "Begrundelse"), view.registers().stream().map(line -> List.of(line.code(), line.label(),
          line.years(), line.uses(), line.variables(), line.unused(), text(line.reason()))));
      sheet(workbook, "Variable", List.of("Register", "Variabel", "Label", "År", "Aktive projekter", "Bemærk"),
          views.variables(check).entrySet().stream().sorted(Map.Entry.comparingByKey())
              .flatMap(entry -> entry.getValue().stream().map(line -> List.of(entry.getKey(), line.name(),
                  text(line.label()), line.years(), line.uses(), line.note()))));
      sheet(workbook, "Projekter", List.of("Nr.", "Titel", "Begyndt", "Slutdato", "Dækning", "Celler dækket",
          "Registre dækket", "Tæller med", "Hvorfor", "Data oplyst af"), view.projects().stream().map(line -> List.of(line.number(),
          line.title(), line.startsOn(), line.endsOn(), line.coverage(), line.cells(), line.registers(),
          line.counts() ? "ja" : "nej", line.why(), line.origin())));
      sheet(workbook, "Overlap parvis", List.of("Projekt", "Projekt", "Overlap"),
          view.pairs().stream().map(line -> List.of(line.one(), line.other(), line.overlap())));
      sheet(workbook, "Mangler", List.of("Register", "Databasen", "Aktive projekter, der bruger det"),
          view.lacking().stream().map(line -> List.of(line.label(), line.why(), line.projects())));
      sheet(workbook, "Vækst", List.of("Periode", "Nye projekter", "Heraf med væsentligt overlap"),
          view.growth().stream().map(line -> List.of(line.period(), line.started(), line.overlapping())));
      sheet(workbook, "Afvigelser", List.of("Uden for registeroversigten"), Stream.concat(
          view.unknownRegisters().stream().map(code -> code + " findes ikke i registeroversigten"),
          view.deviations().stream()).map(List::of));
      sheet(workbook, "Kontrollen", List.of("Hvad", "Værdi", "Kilde"), Stream.concat(Stream.of(
              List.of("Sag", view.line().caseNumber(), ""), List.of("Kontrol", view.line().kind(), ""),
              List.of("Foretaget", view.line().when() + " af " + view.line().by(), ""),
              List.of("Registeroversigt", view.line().catalogue(), "")),
          view.terms().stream().map(term -> List.of(term.name(), term.value(), term.basis()))));
      workbook.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static List<?> cells(FindingLine line) {
    return List.of(line.condition(), line.outcomeText(), line.figure(), line.evidence(), line.threshold(),
        line.basis(), line.source());
  }

  private static void sheet(Workbook workbook, String name, List<String> heads, Stream<? extends List<?>> rows) {
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

  /** A cell holds no more, and programs read _x0041_ in one as the character of that number. */
  private static String cellText(String text) {
    String written = text.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
    return written.length() <= LONGEST_CELL ? written : written.substring(0, LONGEST_CELL - 1) + "…";
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }
}
