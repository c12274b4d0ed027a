package dk.dst.microdata.facts.register;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import dk.dst.microdata.facts.register.TableFile.Table;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/**
 * The texts in an Excel workbook (.xlsx, "Strict" too). Only the parts that say something of them are unpacked, each as
 * a stream of events, so that neither what a zip hides in other parts nor what it says of its own sizes matters. POI's
 * own readers build trees of styles and hold whole cells, and do not say what is hidden or struck out.
 */
final class Workbook {

  /** A list of the most rows that are read unpacks to some 40 MB; 10 MB of zeros would unpack to 10 GB. */
  static final int LARGEST_UNPACKED = 64 * 1024 * 1024;
  /** A workbook has some ten entries, and few for every sheet or picture. */
  static final int MOST_ENTRIES = 1_000;
  static final int MOST_SHEETS = 100;
  /** In characters; Excel itself keeps long texts in elements, never in attributes. */
  private static final int LONGEST_ATTRIBUTE = 8_192;
  private static final int MOST_ATTRIBUTES = 100;
  /** In bytes, between two signs of markup: a cell holds 32,767 characters. Woodstox would read a name of any length. */
  private static final int LONGEST_RUN = 1024 * 1024;
  private static final int DEEPEST = 50;

  private static final WstxInputFactory XML = new WstxInputFactory();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XML.setProperty(XMLInputFactory.IS_COALESCING, false);
    XML.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
    XML.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
    XML.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
    // A file may have any number of names, and the JVM's own table of them would keep them for good.
    XML.getConfig().doInternNames(false);
    XML.getConfig().doInternNsURIs(false);
  }

  private record Sheet(String name, boolean hidden, String part) {}

  private final ZipFile zip;
  private final Measure measure;
  private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
  private long unpacked;

  private Workbook(ZipFile zip, Measure measure) {
    this.zip = zip;
    this.measure = measure;
    for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
      entries.put(entry.getName().toLowerCase(Locale.ROOT), entry);
    }
  }

  /** Its sheets in their order, hidden ones too. */
  static List<Table> tables(byte[] bytes, Measure measure) throws IOException, XMLStreamException {
    if (isCrowded(bytes)) {
      throw measure.tooLarge();
    }
    try (ZipFile zip = ZipFile.builder().setByteArray(bytes).setIgnoreLocalFileHeader(true).get()) {
      return new Workbook(zip, measure).tables();
    }
  }

  /** Whether a zip has too many entries: counted before it is opened, which makes an object of each. */
  private static boolean isCrowded(byte[] bytes) {
    int found = 0;
    for (int i = 0; i < bytes.length - 3 && found <= MOST_ENTRIES; i++) {
      found += bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2 ? 1 : 0;
    }
    return found > MOST_ENTRIES;
  }

  private List<Table> tables() throws IOException, XMLStreamException {
    String main = relations("").values().stream().filter(relation -> relation.is("officeDocument"))
        .map(Relation::target).filter(target -> target.endsWith(".xml") && target.startsWith("xl/")).findFirst()
        .orElseThrow(() -> measure.refuse(OtherFile.adviceForZip(entries.keySet())));
    Map<String, Relation> parts = relations(main);
    var texts = new CellTexts(measure);
    var styles = new CellStyles();
    for (Relation relation : parts.values()) {
      if (relation.is("sharedStrings") && has(relation.target())) {
        read(relation.target(), texts::read);
      } else if (relation.is("styles") && has(relation.target())) {
        read(relation.target(), styles::read);
      }
    }
    var tables = new ArrayList<Table>();
    var seen = new HashSet<String>();
    for (Sheet sheet : sheets(main, parts, styles)) {
      // A sheet named a thousand times would be read a thousand times.
      if (!seen.add(sheet.part())) {
        throw new IOException(sheet.part() + " is there twice");
      }
      var reader = new SheetReader(texts, styles, measure);
      read(sheet.part(), reader::read);
      tables.add(reader.table(sheet.name(), sheet.hidden()));
    }
    return tables;
  }

  private List<Sheet> sheets(String main, Map<String, Relation> parts, CellStyles styles)
      throws IOException, XMLStreamException {
    var sheets = new ArrayList<Sheet>();
    read(main, xml -> {
      while (next(xml)) {
        if (xml.isStartElement() && xml.getLocalName().equals("workbookPr")) {
          styles.countFrom1904(isTrue(attribute(xml, "date1904")));
        } else if (xml.isStartElement() && xml.getLocalName().equals("sheet")) {
          Relation part = parts.get(attribute(xml, "id"));
          if (part == null) {
            throw new IOException("A sheet is nowhere");
          }
          String state = attribute(xml, "state");
          if (part.is("worksheet")) { // not one that is a chart
            sheets.add(new Sheet(String.valueOf(attribute(xml, "name")), state != null && !state.equals("visible"),
                part.target()));
          }
          if (sheets.size() > MOST_SHEETS) {
            throw measure.tooLarge();
          }
        }
      }
    });
    return sheets;
  }

  /** @param target name of the part, as the zip has it, in small letters */
  private record Relation(String type, String target) {

    /** Types are addresses of which the end is the same for both kinds of Open XML. */
    boolean is(String kind) {
      return type.endsWith("/" + kind);
    }
  }

  /** What a part refers to, by id; "" is the file itself. */
  private Map<String, Relation> relations(String part) throws IOException, XMLStreamException {
    var found = new HashMap<String, Relation>();
    int slash = part.lastIndexOf('/') + 1;
    String relations = part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
    if (has(relations)) {
      URI folder = URI.create("/" + part.substring(0, slash));
      read(relations, xml -> {
        while (next(xml)) {
          if (xml.isStartElement() && xml.getLocalName().equals("Relationship")
              && !"External".equals(attribute(xml, "TargetMode")) && found.size() < MOST_ENTRIES) {
            String target = folder.resolve(attribute(xml, "Target").replace(" ", "%20")).normalize().getPath();
            found.put(attribute(xml, "Id"),
                new Relation(String.valueOf(attribute(xml, "Type")), target.substring(1).toLowerCase(Locale.ROOT)));
          }
        }
      });
    }
    return found;
  }

  private boolean has(String part) {
    return entries.containsKey(part);
  }

  /** Reads the events of a part. */
  interface PartReader {
    void read(XMLStreamReader xml) throws IOException, XMLStreamException;
  }

  private void read(String part, PartReader reader) throws IOException, XMLStreamException {
    ZipArchiveEntry entry = entries.get(part);
    if (entry == null || entry.getMethod() != ZipMethod.DEFLATED.getCode()
        && entry.getMethod() != ZipMethod.STORED.getCode()) {
      throw new IOException(part + " cannot be unpacked");
    }
    try (InputStream stream = new Counted(zip.getInputStream(entry), entry.getCrc())) {
      XMLStreamReader xml = XML.createXMLStreamReader(stream);
      try {
        reader.read(xml);
      } finally {
        xml.close();
      }
    }
  }

  /** Goes on to the next event; false at the end. No workbook declares types, which could be made to refer to files. */
  static boolean next(XMLStreamReader xml) throws XMLStreamException {
    if (!xml.hasNext()) {
      return false;
    }
    if (xml.next() == XMLStreamConstants.DTD) {
      throw new XMLStreamException("A workbook has no document type");
    }
    return true;
  }

  /** An attribute by its name, whatever its namespace, which is another in Strict Open XML; null where there is none. */
  static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  static boolean isTrue(String value) {
    return "1".equals(value) || "true".equals(value) || "on".equals(value);
  }

  /** Counts what is unpacked, whatever the zip says it would be, and compares the sum at the end. */
  private final class Counted extends FilterInputStream {

    private final CRC32 sum = new CRC32();
    private final long expected;
    private int run;

    Counted(InputStream stream, long expected) {
      super(stream);
      this.expected = expected;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int count = super.read(buffer, from, length);
      if (count > 0) {
        sum.update(buffer, from, count);
        unpacked += count;
        for (int i = from; i < from + count && run <= LONGEST_RUN; i++) {
          run = buffer[i] == '<' || buffer[i] == '>' ? 0 : run + 1;
        }
        if (unpacked > LARGEST_UNPACKED || run > LONGEST_RUN) {
          throw measure.tooLarge();
        }
      } else if (count < 0 && sum.getValue() != expected) {
        throw new IOException("The part is damaged");
      }
      return count;
    }

    @Override
    public int read() throws IOException {
      var single = new byte[1];
      return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }
  }
}
