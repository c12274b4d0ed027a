package dk.dst.microdata.facts.register;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Files for the tests of what reads them. */
final class MadeFile {

  private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  private MadeFile() {}

  private static String type(String part, String type) {
    return "<Override PartName='" + part
        + "' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml." + type + "+xml'/>";
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** One sheet; cells are texts, numbers, or null. */
  static byte[] xlsx(Object[]... rows) {
    return xlsx(Map.of("Ark1", rows));
  }

  static byte[] xlsx(Map<String, Object[][]> sheets) {
    var bytes = new ByteArrayOutputStream();
    try (var book = new Workbook(bytes, "test", "1.0")) {
      sheets.forEach((name, rows) -> fill(book.newWorksheet(name), rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void fill(Worksheet sheet, Object[][] rows) {
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < rows[row].length; column++) {
        if (rows[row][column] instanceof Number number) {
          sheet.value(row, column, number);
        } else if (rows[row][column] != null) {
          sheet.value(row, column, rows[row][column].toString());
        }
      }
    }
  }

  /** A workbook of one sheet with these parts, by name. */
  static Map<String, String> parts(String sheet, String sharedStrings) {
    var parts = new LinkedHashMap<String, String>();
    parts.put("[Content_Types].xml", "<Types xmlns='" + PACKAGE + "/content-types'>"
        + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
        + type("/xl/workbook.xml", "sheet.main") + type("/xl/worksheets/sheet1.xml", "worksheet")
        + type("/xl/sharedStrings.xml", "sharedStrings") + "</Types>");
    parts.put("_rels/.rels", "<Relationships xmlns='" + PACKAGE + "/relationships'><Relationship Id='b' Type='" + RELATIONS
        + "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
    parts.put("xl/workbook.xml", "<workbook xmlns='" + MAIN + "' xmlns:r='" + RELATIONS
        + "'><sheets><sheet name='Ark1' sheetId='1' r:id='s'/></sheets></workbook>");
    parts.put("xl/_rels/workbook.xml.rels", "<Relationships xmlns='" + PACKAGE + "/relationships'><Relationship Id='s' Type='" + RELATIONS
        + "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='t' Type='" + RELATIONS
        + "/sharedStrings' Target='/xl/sharedStrings.xml'/></Relationships>");
    parts.put("xl/worksheets/sheet1.xml", sheet.replace("<worksheet>", "<worksheet xmlns='" + MAIN + "'>"));
    parts.put("xl/sharedStrings.xml", sharedStrings.replace("<sst>", "<sst xmlns='" + MAIN + "'>"));
    return parts;
  }

  /** A sheet with this in its only row. */
  static String sheet(String cells) {
    return "<worksheet><sheetData><row r='1'>" + cells + "</row></sheetData></worksheet>";
  }

  static byte[] zip(Map<String, String> entries) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(text(entry.getValue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
