package dk.dst.microdata.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Programs that tests need and that are no libraries: what is not installed is, and said. */
public final class Distribution {

  private Distribution() {}

  /** Two JVMs of tests must not install something at once, nor may one take what the other has installed half of. */
  public static Optional<Path> inTurn(Supplier<Optional<Path>> find) {
    Path lock = Path.of(System.getProperty("java.io.tmpdir"), "microdata-install.lock");
    try (var file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var turn = file.lock()) {
      return turn.isValid() ? find.get() : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Installs a package of Debian's or Ubuntu's; only root can. @return whether it is there */
  public static boolean install(String name) {
    if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
      return false;
    }
    say("Not found. Installing the distribution's package: apt-get install " + name);
    var quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
    return run(quiet, "apt-get", "-q", "update")
        && run(quiet, "apt-get", "-q", "install", "-y", "--no-install-recommends", name);
  }

  /** Runs a command to its end. @return whether that was a good one */
  public static boolean run(Map<String, String> environment, String... command) {
    try {
      var builder = new ProcessBuilder(command).inheritIO();
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (Patience.ended(process) && process.exitValue() == 0) {
        return true;
      }
      process.destroyForcibly();
      say("It failed: " + String.join(" ", command));
      return false;
    } catch (IOException e) {
      say("It failed: " + e.getMessage());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Tells whoever watches the tests run. */
  public static void say(String text) {
    System.out.println("[set-up of the tests] " + text);
  }
}
