package dk.dst.microdata.ground.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Looks for bytes in a file, which is read through and never held. */
final class Bytes {

  static final byte[] ZIP = {'P', 'K', 3, 4};
  /** Office's formats before 2007, and what Office locks with a password today. */
  static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
  /** Of a zip's table of contents, one for each entry. */
  static final byte[] ZIP_ENTRY = {'P', 'K', 1, 2};
  private static final byte[] ENCRYPT = "/Encrypt".getBytes(StandardCharsets.US_ASCII);

  private Bytes() {}

  static boolean begins(Path file, byte[] with) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return Arrays.equals(content.readNBytes(with.length), with);
    }
  }

  /** How often it is there, at most so many. */
  static int count(Path file, byte[] wanted, int most) throws IOException {
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      int found = 0;
      while (found < most && skipPast(content, wanted)) {
        found++;
      }
      return found;
    }
  }

  /** Whether there is nothing in it that stands in no text: control characters but tabs and ends of lines and pages. */
  static boolean isText(Path file) throws IOException {
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (int next = content.read(); next >= 0; next = content.read()) {
        if (next < ' ' && "\t\n\f\r".indexOf(next) < 0) {
          return false;
        }
      }
      return true;
    }
  }

  /** A PDF says so in its trailer, which is never packed: "/Encrypt" and a reference or a dictionary. */
  static boolean isEncryptedPdf(Path file) throws IOException {
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      while (skipPast(content, ENCRYPT)) {
        content.mark(100);
        String next = new String(content.readNBytes(40), StandardCharsets.US_ASCII);
        if (next.matches("(?s)\\s*(<<|\\d+\\s+\\d+\\s+R\\b).*")) {
          return true;
        }
        content.reset();
      }
      return false;
    }
  }

  /** Works for what repeats nothing of its beginning, as all of the above. */
  private static boolean skipPast(InputStream content, byte[] wanted) throws IOException {
    int at = 0;
    for (int next = content.read(); next >= 0; next = content.read()) {
      at = (byte) next == wanted[at] ? at + 1 : (byte) next == wanted[0] ? 1 : 0;
      if (at == wanted.length) {
        return true;
      }
    }
    return false;
  }
}
