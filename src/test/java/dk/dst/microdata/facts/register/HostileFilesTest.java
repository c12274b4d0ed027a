package dk.dst.microdata.facts.register;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.ground.form.InputRefused;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nobody's file takes what the others need. Files are read in a JVM of its own, with less memory than the smallest that
 * the application runs in, which ends when it has no more; time is the processor's, which a busy machine does not change.
 */
class HostileFilesTest {

  private static final String HEAP = "-Xmx256m";
  /** Seconds of the processor. A list of the most rows takes one. */
  private static final double LONGEST = 10;

  @Test
  void noFileTakesMuchMemoryOrTime(@TempDir Path folder) throws Exception {
    var files = new ArrayList<Path>();
    for (var file : HostileFiles.all().entrySet()) {
      files.add(Files.write(folder.resolve(file.getKey().replaceAll("\\W+", "-") + "." + files.size()),
          file.getValue().get()));
    }
    assertThat(files).hasSizeGreaterThanOrEqualTo(100);
    Path answers = folder.resolve("answers.txt");
    Process reader = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), HEAP,
        "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"),
        Reader.class.getName(), folder.toString()).redirectErrorStream(true).redirectOutput(answers.toFile()).start();
    int ended = reader.waitFor();
    List<String> lines = Files.readAllLines(answers);
    assertThat(ended).as("ended with the file after: %s", lines.isEmpty() ? "" : lines.get(lines.size() - 1)).isZero();
    assertThat(lines).hasSameSizeAs(files);
    var all = new SoftAssertions();
    for (String line : lines) {
      String[] answer = line.split("\t");
      all.assertThat(answer[2]).as(line).isIn("read", "refused");
      all.assertThat(Double.parseDouble(answer[1])).as(line).isLessThan(LONGEST);
    }
    all.assertAll();
  }

  /** Reads every file of a folder, and says what came of it on a line each. */
  static final class Reader {

    public static void main(String[] arguments) throws IOException {
      var clock = ManagementFactory.getThreadMXBean();
      List<Path> files;
      try (var found = Files.list(Path.of(arguments[0]))) {
        files = found.filter(file -> !file.endsWith("answers.txt")).sorted().toList();
      }
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        long begun = clock.getCurrentThreadCpuTime();
        String answer = read(bytes);
        System.out.printf(Locale.ROOT, "%s\t%.2f\t%s%n", file.getFileName(),
            (clock.getCurrentThreadCpuTime() - begun) / 1e9, answer);
      }
    }

    private static String read(byte[] bytes) {
      try {
        ContentFile.read("fil", bytes, Known.in(2025));
        return "read";
      } catch (InputRefused refused) {
        return "refused\t" + refused.getMessage().replaceAll("\\s+", " ");
      } catch (RuntimeException | Error failed) {
        return "failed with " + failed;
      }
    }
  }
}
