package dk.dst.microdata.ground.attachment;

import dk.dst.microdata.ground.form.InputRefused;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.tika.Tika;

/** What kind of file it is, from its content alone. */
final class FileTypes {

  private static final Tika TIKA = new Tika();
  /** What the library knows nothing of may be a short text of an older program, with many letters beyond ASCII. */
  private static final Map<String, FileType> BY_MEDIA_TYPE = Map.of("application/pdf", FileType.PDF,
      "text/plain", FileType.TEXT, "application/octet-stream", FileType.TEXT, "image/png", FileType.PNG,
      "image/jpeg", FileType.JPEG);

  private FileTypes() {}

  /**
   * The kind of a file.
   *
   * @throws InputRefused where it is of none that is allowed, has macros or is locked with a password
   */
  static FileType of(Path file) throws IOException {
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
      FileType type = BY_MEDIA_TYPE.get(TIKA.detect(content));
      if (type == FileType.PDF && Bytes.isEncryptedPdf(file)) {
        throw locked();
      }
      if (type != null && (type != FileType.TEXT || Bytes.isText(file))) {
        return type;
      }
    }
    if (Bytes.begins(file, Bytes.OLE)) {
      throw refused("Filen er i et gammelt Office-format eller låst med en adgangskode. Gem den uden adgangskode som docx,"
          + " xlsx eller pdf.");
    }
    if (!Bytes.begins(file, Bytes.ZIP)) {
      throw unknown();
    }
    return OfficeFile.type(file);
  }

  static InputRefused unknown() {
    return refused("Indholdet er ikke af en type, der kan vedlægges. Det kan: " + FileType.allowed() + ".");
  }

  static InputRefused locked() {
    return refused("Filen er låst med en adgangskode. Gem den uden adgangskode.");
  }

  static InputRefused macros() {
    return refused("Filen indeholder makroer. Gem den uden makroer, for eksempel som docx, xlsx eller pdf.");
  }

  private static InputRefused refused(String why) {
    return new InputRefused(why + " Intet er vedlagt.");
  }
}
