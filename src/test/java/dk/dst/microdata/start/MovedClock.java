package dk.dst.microdata.start;

import dk.dst.microdata.MicrodataApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The application as it is, on a machine whose clock a test can put forward: what the file named by MOVED_CLOCK says, in
 * milliseconds. A test cannot wait half a year, and an application in production has no way to move its clock.
 */
public final class MovedClock {

  private static final long LOOK_EVERY_MS = 100;

  private MovedClock() {}

  public static void main(String[] arguments) {
    Path file = Path.of(System.getenv("MOVED_CLOCK"));
    var watch = new Thread(() -> watch(file), "moved-clock");
    watch.setDaemon(true);
    watch.start();
    MicrodataApplication.main(arguments);
  }

  private static void watch(Path file) {
    String known = "";
    while (true) {
      try {
        String said = Files.exists(file) ? Files.readString(file).strip() : "";
        if (!said.isEmpty() && !said.equals(known)) {
          ClockUtil.offset(Long.parseLong(said));
          known = said;
        }
        Thread.sleep(LOOK_EVERY_MS);
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
