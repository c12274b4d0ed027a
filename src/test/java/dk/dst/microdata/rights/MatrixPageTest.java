package dk.dst.microdata.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of the documentation is the table. */
class MatrixPageTest {

  private static final Path COMMITTED = Path.of("src/docs/rettigheder.md");
  private static final Path FRESH = Path.of("target/rettigheder.md");

  @Test
  void theCommittedPageIsOfThisTable() throws IOException {
    Files.createDirectories(FRESH.getParent());
    Files.writeString(FRESH, Matrix.page());
    assertThat(COMMITTED).as("Refresh it with: cp %s %s", FRESH, COMMITTED).exists();
    assertThat(Files.readString(COMMITTED).replace("\r\n", "\n")).as("Refresh it with: cp %s %s", FRESH, COMMITTED)
        .isEqualTo(Files.readString(FRESH));
  }
}
