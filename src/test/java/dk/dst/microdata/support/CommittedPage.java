package dk.dst.microdata.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of the documentation that a test makes anew: it lies in the repository as it is made, or the test says how. */
public final class CommittedPage {

  private CommittedPage() {}

  public static void assertIsAsMade(Path committed, String made) throws IOException {
    Path fresh = Path.of("target").resolve(committed.getFileName());
    Files.createDirectories(fresh.getParent());
    Files.writeString(fresh, made);
    String refresh = committed + " is not as it is made now. Refresh it with: cp " + fresh + " " + committed;
    assertThat(committed).as(refresh).exists();
    assertThat(Files.readString(committed).replace("\r\n", "\n").equals(made)).as(refresh).isTrue();
  }
}
