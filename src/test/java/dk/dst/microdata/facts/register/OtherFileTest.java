package dk.dst.microdata.facts.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.ground.form.InputRefused;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of other kinds are told apart by their content, and each message leads to a file that is read. */
class OtherFileTest {

  private static final String COMPOUND = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("xls", bytes(COMPOUND + "\0".repeat(600) + directoryName("Workbook")), "gamle Excel-format (.xls)"),
        Arguments.of("password", bytes(COMPOUND + "\0".repeat(600) + directoryName("EncryptedPackage")), "adgangskode"),
        Arguments.of("doc", bytes(COMPOUND + "\0".repeat(600) + directoryName("WordDocument")), "Word-dokument (.doc)"),
        Arguments.of("xlsb", zip("xl/workbook.bin"), "binær Excel-projektmappe (.xlsb)"),
        Arguments.of("ods", zip("mimetype", "content.xml", "META-INF/manifest.xml"), "OpenDocument"),
        Arguments.of("numbers", zip("Index/Document.iwa", "preview.jpg"), "Numbers"),
        Arguments.of("old numbers", zip("Index.zip", "preview.jpg"), "Numbers"),
        Arguments.of("docx", zip("[Content_Types].xml", "word/document.xml"), "Word-dokument (.docx)"),
        Arguments.of("pptx", zip("ppt/presentation.xml"), "præsentation"),
        Arguments.of("zip", zip("mappe/Liste.XLSX"), "Pak det ud"),
        Arguments.of("another zip", zip("a.class"), "ikke et regneark i Excels format"),
        Arguments.of("empty zip", bytes("PK\u0005\u0006" + "\0".repeat(18)), "ikke et regneark i Excels format"),
        Arguments.of("gz", bytes("\u001f\u008b\u0008\0"), "Pak den ud"),
        Arguments.of("pdf", bytes("%PDF-1.7\n1 0 obj\u0001\u0002stream"), "PDF"),
        Arguments.of("rtf", bytes("{\\rtf1 Register}"), ".rtf"),
        Arguments.of("png", bytes("\u0089PNG\r\n\u001a\n\0\0"), "billede"),
        Arguments.of("sav", bytes("$FL2@(#) SPSS"), "statistikprogram"),
        Arguments.of("sas7bdat", bytes("\0".repeat(12) + "\u00c2\u00ea\u0081\u0060" + "\0".repeat(20)), "statistikprogram"),
        Arguments.of("html named xls", bytes("<html><body><table><tr><td>Register</td></tr></table>"), "webside"),
        Arguments.of("xml of 2003", bytes("<?xml version='1.0'?><Workbook"
            + " xmlns='urn:schemas-microsoft-com:office:spreadsheet'>"), "XML-regneark fra 2003"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void saysWhatToDo(String kind, byte[] bytes, String message) {
    assertThatThrownBy(() -> TableFile.read("fil", bytes)).isInstanceOf(InputRefused.class)
        .hasMessageStartingWith("„fil“ er ikke en liste, der kan læses: ").hasMessageContaining(message)
        .hasMessageFindingMatch("\\.(xlsx|csv)|Pak de[nt] ud").hasMessageNotContaining("beskadiget");
  }

  @Test
  void readsStrictOpenXml() {
    var parts = MadeFile.parts(MadeFile.sheet("<c r='A1' t='s'><v>0</v></c>"), "<sst><si><t>BEF</t></si></sst>");
    parts.replaceAll((name, xml) -> xml
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/")
        .replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"));
    assertThat(TableFile.read("fil", MadeFile.zip(parts)).get(0).rows().get(0).cells()).containsExactly("BEF");
  }

  private static byte[] zip(String... names) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String name : names) {
      entries.put(name, "x");
    }
    return MadeFile.zip(entries);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String directoryName(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
  }
}
