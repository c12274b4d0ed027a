package dk.dst.microdata.cases.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.dst.microdata.cases.gate.Uploads.Busy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class UploadsTest {

  private final Uploads uploads = new Uploads(2, 1, Duration.ofMillis(50));

  @Test
  void takesOneFileOfAPersonAtATime() {
    uploads.begin("anna");
    assertThatThrownBy(() -> uploads.begin("anna")).isInstanceOfSatisfying(Busy.class,
        busy -> assertThat(busy.status()).isEqualTo(429)).hasMessageContaining("Du er allerede ved at indlæse en fil");
    uploads.begin("bo");
    uploads.end("anna");
    uploads.begin("anna");
  }

  @Test
  void takesAFewFilesAtATimeAndHasRoomAgainAfterwards() {
    for (int i = 0; i < 3; i++) {
      uploads.begin("anna");
      uploads.begin("bo");
      assertThatThrownBy(() -> uploads.begin("carl")).isInstanceOfSatisfying(Busy.class,
          busy -> assertThat(busy.status()).isEqualTo(503)).hasMessageContaining("Prøv igen om lidt");
      uploads.end("anna");
      uploads.end("anna");
      uploads.end("bo");
    }
  }

  /** Whoever waits too long is told, and a reading that fails leaves its place. */
  @Test
  void readsAFewFilesAtATime() throws Exception {
    assertThatThrownBy(() -> uploads.read(() -> {
      throw new IllegalStateException("broken");
    })).hasMessage("broken");
    var inside = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    var thread = Executors.newSingleThreadExecutor();
    try {
      var other = thread.submit(() -> uploads.read(() -> {
        inside.countDown();
        try {
          done.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        return "read";
      }));
      inside.await();
      assertThatThrownBy(() -> uploads.read(() -> "never")).isInstanceOf(Busy.class)
          .hasMessage("Der indlæses mange filer lige nu. Prøv igen om lidt. Intet er indlæst.");
      done.countDown();
      assertThat(other.get()).isEqualTo("read");
      assertThat(uploads.<String>read(() -> "again")).isEqualTo("again");
    } finally {
      done.countDown();
      thread.shutdownNow();
    }
  }
}
