package dk.dst.microdata.ground.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.ground.form.InputRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What comes in is counted and digested on its way to disk, and nothing stays there of what breaks. */
class ArrivalTest {

  private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

  @TempDir
  private Path folder;

  @Test
  void sizeAndDigestAreThoseOfWhatCame() throws IOException {
    Path file = folder.resolve("file");
    try (Arrival arrival = Arrival.of(new ByteArrayInputStream(ABC), DataSize.ofBytes(3), file)) {
      assertThat(arrival.size()).isEqualTo(3);
      assertThat(arrival.digest()) // FIPS 180-2, appendix B.1
          .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
      assertThat(file).hasBinaryContent(ABC);
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void whatIsTooLargeIsRefusedWhenTheFirstByteTooManyComes() {
    Path file = folder.resolve("file");
    InputStream endless = new InputStream() {
      @Override
      public int read() {
        return 'a';
      }
    };
    assertThatThrownBy(() -> Arrival.of(endless, DataSize.ofMegabytes(2), file)).isInstanceOf(InputRefused.class)
        .hasMessageStartingWith("Filen er for stor: et dokument må højst fylde 2 MB.");
    assertThat(file).doesNotExist();
  }

  @Test
  void nothingIsLeftOfWhatBreaksOff() {
    Path file = folder.resolve("file");
    InputStream lost = new SequenceInputStream(new ByteArrayInputStream(ABC), new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("connection reset");
      }
    });
    assertThatThrownBy(() -> Arrival.of(lost, DataSize.ofMegabytes(1), file)).isInstanceOf(InputRefused.class)
        .hasMessageContaining("afbrudt");
    assertThat(file).doesNotExist();
  }

  @Test
  void anEmptyFileIsNone() {
    assertThatThrownBy(() -> Arrival.of(InputStream.nullInputStream(), DataSize.ofMegabytes(1), folder.resolve("file")))
        .hasMessageStartingWith("Filen er tom.");
  }
}
