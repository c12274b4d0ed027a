package dk.dst.microdata.ground.attachment;

import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.text.Danish;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.util.unit.DataSize;

/**
 * A file on its way in: on disk until it is known what it is and that all of it is there, and removed from there
 * whatever comes of it.
 *
 * @param digest SHA-256, in hexadecimal
 */
record Arrival(Path file, long size, String digest) implements AutoCloseable {

  /**
   * Takes a file in, counted as it comes: what is said of its size beforehand is not believed.
   *
   * @throws InputRefused where it is empty, too large or breaks off
   */
  static Arrival of(InputStream content, DataSize largest) throws IOException {
    return of(content, largest, Files.createTempFile("attachment-", null));
  }

  static Arrival of(InputStream content, DataSize largest, Path file) throws IOException {
    try {
      return receive(content, largest, file);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static Arrival receive(InputStream content, DataSize largest, Path file) throws IOException {
    MessageDigest digest = sha256();
    long size = 0;
    try (OutputStream kept = Files.newOutputStream(file)) {
      var part = new byte[1 << 16];
      for (int read = next(content, part); read >= 0; read = next(content, part)) {
        size += read;
        if (size > largest.toBytes()) {
          throw new InputRefused("Filen er for stor: et dokument må højst fylde " + Danish.size(largest.toBytes())
              + ". Intet er vedlagt.");
        }
        digest.update(part, 0, read);
        kept.write(part, 0, read);
      }
    }
    if (size == 0) {
      throw new InputRefused("Filen er tom. Intet er vedlagt.");
    }
    return new Arrival(file, size, HexFormat.of().formatHex(digest.digest()));
  }

  /** What breaks here is the line to the person, and nothing of ours. */
  private static int next(InputStream content, byte[] part) {
    try {
      return content.read(part);
    } catch (IOException e) {
      throw new InputRefused("Forbindelsen blev afbrudt, før hele filen var modtaget. Intet er vedlagt. Prøv igen.");
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
