package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.dst.microdata.MicrodataApplication;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The application in a JVM of its own, as {@code java -jar} would start it: without the tests' classes and settings. So
 * it can be killed, and what the web applications keep in static fields stays out of the other tests.
 */
public class ApplicationProcess {

  private static final Duration START = Duration.ofMinutes(3);
  private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)/camunda/app/tasklist");

  private final Process process;
  private final Path output;

  private ApplicationProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Begins to start it with these environment variables; what it prints goes to that file. */
  public static ApplicationProcess start(Path output, Map<String, String> settings) throws IOException {
    return start(output, settings, MicrodataApplication.class, classPath());
  }

  /** The same on a machine whose clock is put forward by what that file says. */
  static ApplicationProcess startWithMovedClock(Path output, Map<String, String> settings, Path clock)
      throws IOException {
    var more = new HashMap<>(settings);
    more.put("MOVED_CLOCK", clock.toString());
    String name = MovedClock.class.getName().replace('.', '/') + ".class";
    Path only = output.resolveSibling("moved-clock-classes").resolve(name);
    Files.createDirectories(only.getParent());
    try (var from = MovedClock.class.getResourceAsStream("/" + name)) {
      Files.copy(from, only, StandardCopyOption.REPLACE_EXISTING);
    }
    return start(output, more, MovedClock.class,
        output.resolveSibling("moved-clock-classes") + File.pathSeparator + classPath());
  }

  private static ApplicationProcess start(Path output, Map<String, String> settings, Class<?> main, String classPath)
      throws IOException {
    Files.createDirectories(output.getParent());
    var builder = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"),
        "-Xmx400m", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8", main.getName())
        .directory(output.getParent().toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(SPRING|SERVER|CAMUNDA|MICRODATA)_.*"));
    builder.environment().putAll(settings);
    builder.environment().putAll(Map.of("CLASSPATH", classPath, "SERVER_ADDRESS", "127.0.0.1", "SERVER_PORT", "0"));
    return new ApplicationProcess(builder.start(), output);
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        // the tests' provider of logins, whose jars would configure themselves
        .filter(entry -> !entry.matches(".*(test-classes|oauth2-authorization-server|oauth2-resource-server).*")).collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits until it says where it is. */
  public String address() {
    await().atMost(START).pollInterval(Duration.ofMillis(200)).until(() -> addressLine().find() || !process.isAlive());
    Matcher address = addressLine();
    assertThat(address.find()).as(printed()).isTrue();
    return "http://127.0.0.1:" + address.group(1);
  }

  /** Waits until it has given up, and returns what it printed. */
  String refusal() {
    await().atMost(START).pollInterval(Duration.ofMillis(200)).until(() -> addressLine().find() || !process.isAlive());
    assertThat(process.isAlive()).as("It started").isFalse();
    assertThat(process.exitValue()).as("exit code").isNotZero();
    return printed();
  }

  private Matcher addressLine() {
    return ADDRESS.matcher(printed());
  }

  private String printed() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it at once, wherever it is. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it in order, as the operating system would. */
  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      kill();
    }
  }
}
