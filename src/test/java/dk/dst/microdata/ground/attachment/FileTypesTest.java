package dk.dst.microdata.ground.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.ground.form.InputRefused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made by the libraries that make such files; what they are called never matters. */
class FileTypesTest {

  private static final String DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  private static final String ODT = "application/vnd.oasis.opendocument.text";
  private static final String MANIFEST = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
      + "<manifest:file-entry manifest:full-path=\"content.xml\">%s</manifest:file-entry></manifest:manifest>";

  @TempDir
  private Path folder;

  @Test
  void whatIsAllowedIsKnownByItsContent() throws IOException {
    assertThat(type(pdf(null))).isEqualTo(FileType.PDF);
    assertThat(type(image("png"))).isEqualTo(FileType.PNG);
    assertThat(type(image("jpg"))).isEqualTo(FileType.JPEG);
    assertThat(type("Kommune;Antal\nÆrø;12\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(FileType.TEXT);
    assertThat(type("Fra et ældre program: æøå".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(FileType.TEXT);
    assertThat(type(workbook(XSSFWorkbookType.XLSX))).isEqualTo(FileType.XLSX);
    assertThat(type(openXml(DOCUMENT, "word/document.xml"))).isEqualTo(FileType.DOCX);
    assertThat(type(openDocument(ODT, "", "content.xml"))).isEqualTo(FileType.ODT);
    assertThat(type(openDocument(FileType.ODS.mediaType(), "", "content.xml"))).isEqualTo(FileType.ODS);
  }

  @Test
  void macrosAreRefused() throws IOException {
    assertRefused(workbook(XSSFWorkbookType.XLSM), "makroer");
    assertRefused(openXml("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml"), "makroer");
    assertRefused(openXml(DOCUMENT, "word/vbaProject.bin"), "makroer");
    assertRefused(openDocument(ODT, "", "Basic/Standard/Module1.xml"), "makroer");
  }

  @Test
  void whatIsLockedWithAPasswordIsRefused() throws Exception {
    assertRefused(pdf(new StandardProtectionPolicy("ejer", "læser", new AccessPermission())), "låst med en adgangskode");
    assertRefused(openDocument(ODT, "<manifest:encryption-data/>", "content.xml"), "låst med en adgangskode");
    assertRefused(lockedWorkbook(), "låst med en adgangskode");
  }

  @Test
  void aPdfThatOnlySpeaksOfEncryptionIsNotLocked() throws IOException {
    byte[] pdf = pdf(null);
    byte[] comment = "\n% /Encrypt er et ord, /EncryptMetadata et andet\n".getBytes(StandardCharsets.US_ASCII);
    var both = new ByteArrayOutputStream();
    both.write(pdf);
    both.write(comment);
    assertThat(type(both.toByteArray())).isEqualTo(FileType.PDF);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html><body><script>alert(1)</script></body></html>",
      "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "{\\rtf1 tekst}", "MZ\u0090\u0000",
      "tekst med et \u0000 i", "#!/bin/sh\nrm -rf /", "PK\u0003\u0004 og ikke mere"})
  void allElseIsRefusedWithWhatIsAllowed(String content) throws IOException {
    assertRefused(content.getBytes(StandardCharsets.ISO_8859_1), "PDF (pdf), Word (docx), Excel (xlsx)");
  }

  @Test
  void otherZipsAreRefused() throws IOException {
    assertRefused(zip("noget.txt", "tekst"), "Det kan: ");
    assertRefused(openXml("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        "ppt/presentation.xml"), "Det kan: ");
    assertRefused(openDocument("application/vnd.oasis.opendocument.graphics", "", "content.xml"), "Det kan: ");
    assertRefused(zip("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>"), "Det kan: ");
  }

  @Test
  void aZipOfVeryManyEntriesIsNotOpened() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < 5_001; i++) {
        zip.putNextEntry(new ZipEntry("word/" + i));
      }
    }
    assertRefused(bytes.toByteArray(), "Det kan: ");
  }

  private FileType type(byte[] content) throws IOException {
    return FileTypes.of(Files.write(folder.resolve("file"), content));
  }

  private void assertRefused(byte[] content, String why) {
    assertThatThrownBy(() -> type(content)).isInstanceOf(InputRefused.class).hasMessageContaining(why)
        .hasMessageEndingWith("Intet er vedlagt.");
  }

  private static byte[] pdf(StandardProtectionPolicy policy) throws IOException {
    try (var pdf = new PDDocument(); var bytes = new ByteArrayOutputStream()) {
      pdf.addPage(new PDPage());
      if (policy != null) {
        pdf.protect(policy);
      }
      pdf.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] image(String format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), format, bytes)).isTrue();
    return bytes.toByteArray();
  }

  private static byte[] workbook(XSSFWorkbookType type) throws IOException {
    try (var workbook = new XSSFWorkbook(type); var bytes = new ByteArrayOutputStream()) {
      workbook.createSheet("Ark");
      workbook.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] lockedWorkbook() throws Exception {
    try (var files = new POIFSFileSystem(); var bytes = new ByteArrayOutputStream()) {
      var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("læser");
      try (OutputStream content = encryptor.getDataStream(files)) {
        content.write(workbook(XSSFWorkbookType.XLSX));
      }
      files.writeFilesystem(bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] openXml(String mainType, String part) throws IOException {
    return zip("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Override PartName=\"/main.xml\" ContentType=\"" + mainType + "\"/></Types>", part, "x");
  }

  private static byte[] openDocument(String type, String inManifest, String part) throws IOException {
    return zip("mimetype", type, "META-INF/manifest.xml", MANIFEST.formatted(inManifest), part, "x");
  }

  private static byte[] zip(String... namesAndContents) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
