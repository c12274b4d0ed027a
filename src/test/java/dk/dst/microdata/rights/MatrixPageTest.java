package dk.dst.microdata.rights;

import dk.dst.microdata.support.CommittedPage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of the documentation is the table. */
class MatrixPageTest {

  @Test
  void theCommittedPageIsOfThisTable() throws IOException {
    CommittedPage.assertIsAsMade(Path.of("src/docs/rettigheder.md"), Matrix.page());
  }
}
