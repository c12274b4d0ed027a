package dk.dst.microdata.ground.attachment;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import dk.dst.microdata.ground.form.InputRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.input.BoundedInputStream;

/** Office files in zips: which kind it is stands in a part of it that both families have, and so do macros and locks. */
final class OfficeFile {

  private static final int MOST_ENTRIES = 5_000;
  private static final int LARGEST_PART = 1024 * 1024;
  private static final int LONGEST_ATTRIBUTE = 8_192;
  private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
  private static final Map<String, FileType> MAIN_PARTS = Map.of(
      OPEN_XML + "wordprocessingml.document.main+xml", FileType.DOCX,
      OPEN_XML + "spreadsheetml.sheet.main+xml", FileType.XLSX);
  private static final Map<String, FileType> OPEN_DOCUMENTS = Map.of(
      FileType.ODT.mediaType(), FileType.ODT, FileType.ODS.mediaType(), FileType.ODS);
  private static final WstxInputFactory XML = new WstxInputFactory();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XML.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
    XML.getConfig().doInternNames(false);
    XML.getConfig().doInternNsURIs(false);
  }

  private final ZipFile zip;

  private OfficeFile(ZipFile zip) {
    this.zip = zip;
  }

  /** The kind, of those allowed; refused otherwise, and where it has macros or is locked. */
  static FileType type(Path file) throws IOException {
    if (Bytes.count(file, Bytes.ZIP_ENTRY, MOST_ENTRIES + 1) > MOST_ENTRIES) {
      throw FileTypes.unknown();
    }
    try (ZipFile zip = ZipFile.builder().setPath(file).setIgnoreLocalFileHeader(true).get()) {
      return new OfficeFile(zip).type();
    } catch (InputRefused e) {
      throw e;
    } catch (XMLStreamException | IOException | RuntimeException e) { // the library's own, of a zip that is none
      throw FileTypes.unknown();
    }
  }

  private FileType type() throws IOException, XMLStreamException {
    for (var entries = zip.getEntries(); entries.hasMoreElements();) {
      ZipArchiveEntry entry = entries.nextElement();
      if (entry.getGeneralPurposeBit().usesEncryption()) {
        throw FileTypes.locked();
      }
      if (isMacro(entry)) {
        throw FileTypes.macros();
      }
    }
    return zip.getEntry("mimetype") == null ? openXml() : openDocument();
  }

  private static boolean isMacro(ZipArchiveEntry entry) {
    String name = entry.getName().toLowerCase(Locale.ROOT);
    return name.endsWith("vbaproject.bin") || !entry.isDirectory() && name.matches("(basic|scripts)/.*");
  }

  /** Content types of the parts: one of them is the main part's. */
  private FileType openXml() throws IOException, XMLStreamException {
    Set<String> types = read("[Content_Types].xml", part -> part.getAttributeValue(null, "ContentType"));
    if (types.stream().anyMatch(type -> type.contains("macroEnabled") || type.contains("vbaProject"))) {
      throw FileTypes.macros();
    }
    return types.stream().filter(MAIN_PARTS::containsKey).map(MAIN_PARTS::get).findFirst()
        .orElseThrow(FileTypes::unknown);
  }

  private FileType openDocument() throws IOException, XMLStreamException {
    if (!read("META-INF/manifest.xml", part -> part.getLocalName().equals("encryption-data") ? "locked" : null).isEmpty()) {
      throw FileTypes.locked();
    }
    try (InputStream content = zip.getInputStream(zip.getEntry("mimetype"))) {
      FileType type = OPEN_DOCUMENTS.get(new String(content.readNBytes(100), StandardCharsets.US_ASCII).strip());
      if (type == null) {
        throw FileTypes.unknown();
      }
      return type;
    }
  }

  /** What each element of a part says, where it says something. */
  private Set<String> read(String part, Function<XMLStreamReader, String> say) throws IOException, XMLStreamException {
    ZipArchiveEntry entry = zip.getEntry(part);
    if (entry == null) {
      throw FileTypes.unknown();
    }
    var said = new HashSet<String>();
    try (InputStream content = BoundedInputStream.builder().setInputStream(zip.getInputStream(entry))
        .setMaxCount(LARGEST_PART).get()) {
      XMLStreamReader xml = XML.createXMLStreamReader(content);
      while (xml.hasNext()) {
        String one = xml.next() == XMLStreamConstants.START_ELEMENT ? say.apply(xml) : null;
        if (one != null) {
          said.add(one);
        }
      }
    }
    return said;
  }
}
