package dk.dst.microdata.ground.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is called what its sender calls it, as far as no system takes that for more than a name. */
class FileNameTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Beskrivelse af sikkerhed på Ærø.pdf|PDF|Beskrivelse af sikkerhed på Ærø.pdf",
      "RAPPORT.PDF|PDF|RAPPORT.PDF",
      "virus.exe|TEXT|virus.exe.txt",
      "tal.csv|TEXT|tal.csv",
      "../../etc/passwd|TEXT|passwd.txt",
      "C:\\Brugere\\anna\\notat.docx|DOCX|notat.docx",
      "a\"b<c>d:e.png|PNG|a b c d e.png",
      "...skjult|ODT|skjult.odt",
      "''|JPEG|Dokument.jpg"})
  void isAName(String given, FileType type, String kept) {
    assertThat(FileName.of(given, type)).isEqualTo(kept);
  }

  @Test
  void isOnOneLineAndNotLong() {
    assertThat(FileName.of("en\r\nSet-Cookie: x\u202Efdp.pdf", FileType.PDF)).isEqualTo("en Set-Cookie x fdp.pdf");
    assertThat(FileName.of("å".repeat(400) + ".pdf", FileType.PDF)).hasSize(150).endsWith(".pdf");
    assertThat(FileName.of("😀".repeat(200), FileType.PDF).codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    assertThat(FileName.of(null, FileType.XLSX)).isEqualTo("Dokument.xlsx");
  }
}
