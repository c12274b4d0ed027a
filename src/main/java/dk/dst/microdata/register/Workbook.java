package dk.dst.microdata.register;

import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.register.TableFile.Row;
import dk.dst.microdata.register.TableFile.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * The texts in an Excel workbook (.xlsx), read by Apache POI as a stream of events. Anybody with an account may send
 * one, so it is unpacked once beforehand to see that it is whole and not too much, whatever it says of its own sizes.
 */
final class Workbook {

  /** A list of the most rows that are read unpacks to some 30 MB; 10 MB of zeros would unpack to 10 GB. */
  static final int LARGEST_UNPACKED = 100 * 1024 * 1024;
  /** A workbook has some ten entries, and few for every sheet or picture. */
  static final int MOST_ENTRIES = 1_000;
  /** POI builds trees of the parts that say what belongs to what; of real workbooks they take some kilobytes. */
  private static final int LARGEST_TREE = 1024 * 1024;
  /** Some programs write the year 2008 as 2008.0. */
  private static final Pattern WHOLE = Pattern.compile("^(\\d{4,6})\\.0+$");

  static {
    // POI takes a list of rows that are much alike for a bomb; how much a file unpacks to is counted here.
    ZipSecureFile.setMinInflateRatio(0);
    ZipSecureFile.setMaxEntrySize(LARGEST_UNPACKED);
  }

  private Workbook() {}

  /** Its sheets in their order, hidden ones too. */
  static List<Table> tables(String fileName, byte[] bytes)
      throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
    check(fileName, bytes);
    try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(bytes))) {
      var texts = new ReadOnlySharedStringsTable(file, false);
      var sheets = (XSSFReader.SheetIterator) new XSSFReader(file).getSheetsData();
      var tables = new ArrayList<Table>();
      var parts = new HashSet<>();
      var count = new int[1];
      while (sheets.hasNext()) {
        try (InputStream sheet = sheets.next()) {
          // A sheet named a thousand times would be read a thousand times.
          if (!parts.add(sheets.getSheetPart().getPartName())) {
            throw new IOException(sheets.getSheetName() + " is there twice");
          }
          var rows = new Rows(fileName, count);
          XMLReader xml = XMLHelper.newXMLReader();
          xml.setContentHandler(new XSSFSheetXMLHandler(null, texts, rows, false));
          xml.parse(new InputSource(sheet));
          tables.add(new Table(sheets.getSheetName(), rows.found));
        }
      }
      return tables;
    }
  }

  private static void check(String fileName, byte[] bytes) throws IOException {
    try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
      var entries = Collections.list(zip.getEntries());
      if (entries.size() > MOST_ENTRIES) {
        throw tooLarge(fileName);
      }
      long unpacked = 0;
      for (ZipArchiveEntry entry : entries) {
        long size = unpack(fileName, zip, entry, LARGEST_UNPACKED - unpacked);
        if (size > LARGEST_TREE && isTree(entry.getName())) {
          throw tooLarge(fileName);
        }
        unpacked += size;
      }
      if (entries.stream().noneMatch(entry -> entry.getName().equalsIgnoreCase("xl/workbook.xml"))) {
        throw TableFile.refuse(fileName, "Filen er et zip-arkiv, men ikke et regneark i Excels format. "
            + TableFile.HOW_TO_SAVE);
      }
    }
  }

  /** Inflates an entry and keeps nothing. */
  private static long unpack(String fileName, ZipFile zip, ZipArchiveEntry entry, long most) throws IOException {
    var buffer = new byte[1 << 16];
    var sum = new CRC32();
    long unpacked = 0;
    try (InputStream stream = zip.getInputStream(entry)) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        sum.update(buffer, 0, read);
        unpacked += read;
        if (unpacked > most) {
          throw tooLarge(fileName);
        }
      }
    }
    if (sum.getValue() != entry.getCrc()) {
      throw new IOException(entry.getName() + " is damaged");
    }
    return unpacked;
  }

  private static boolean isTree(String part) {
    return part.startsWith("[") || part.endsWith(".rels") || part.startsWith("docProps/")
        || part.equalsIgnoreCase("xl/workbook.xml");
  }

  private static InputRefused tooLarge(String fileName) {
    return TableFile.refuse(fileName, "Pakket ud er regnearket alt for stort. Gem kun listen i et nyt regneark.");
  }

  /** Collects the rows of one sheet; the count is of all sheets together. */
  private static final class Rows implements SheetContentsHandler {

    private final List<Row> found = new ArrayList<>();
    private final String fileName;
    private final int[] count;
    private String[] cells;
    private int used;

    private Rows(String fileName, int[] count) {
      this.fileName = fileName;
      this.count = count;
    }

    @Override
    public void startRow(int number) {
      cells = new String[TableFile.MOST_COLUMNS];
      used = 0;
    }

    @Override
    public void cell(String reference, String value, XSSFComment comment) {
      int column = reference == null ? used : CellReference.convertColStringToIndex(reference.replaceAll("\\d", ""));
      if (column >= 0 && column < cells.length && value != null) {
        cells[column] = TableFile.cell(WHOLE.matcher(value).replaceFirst("$1"));
        used = Math.max(used, column + 1);
      }
    }

    @Override
    public void endRow(int number) {
      var row = new Row(number + 1, Arrays.asList(Arrays.copyOf(cells, used)));
      if (!row.isEmpty()) {
        if (++count[0] > TableFile.MOST_ROWS) {
          throw TableFile.tooManyRows(fileName);
        }
        found.add(row);
      }
    }
  }
}
