package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.MicrodataApplication;
import dk.dst.microdata.support.Patience;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The application in a JVM of its own, as {@code java -jar} would start it: without the tests' classes and settings. So
 * it can be killed, and what the web applications keep in static fields stays out of the other tests.
 */
public class ApplicationProcess {

  private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)/camunda/app/tasklist");

  private static final Pattern WATCHED = Pattern.compile("http://localhost:(\\d+)/actuator/prometheus");

  private final Process process;
  private final Path output;

  private ApplicationProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Begins to start it with these environment variables; what it prints goes to that file. */
  public static ApplicationProcess start(Path output, Map<String, String> settings) throws IOException {
    return start(output, settings, classPath(), MicrodataApplication.class.getName());
  }

  /** Starts the application from the jar that was built. */
  static ApplicationProcess startJar(Path output, Path jar, Map<String, String> settings) throws IOException {
    return start(output, settings, "", "-jar", jar.toString());
  }

  /** Starts a release that is newer than this one: it has what lies in that folder, too, and only it has NEWER_RELEASE. */
  static ApplicationProcess startNewer(Path output, Map<String, String> settings, Path folder) throws IOException {
    var more = new HashMap<>(settings);
    more.put("NEWER_RELEASE", "yes");
    return start(output, more, folder.toAbsolutePath() + File.pathSeparator + classPath(),
        MicrodataApplication.class.getName());
  }

  /** Starts the application on a machine whose clock is put forward by what that file says. */
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
    return start(output, more, output.resolveSibling("moved-clock-classes") + File.pathSeparator + classPath(),
        MovedClock.class.getName());
  }

  private static ApplicationProcess start(Path output, Map<String, String> settings, String classPath,
      String... what) throws IOException {
    Files.createDirectories(output.getParent());
    var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx400m",
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
    command.addAll(List.of(what));
    var builder = new ProcessBuilder(command).directory(output.getParent().toFile()).redirectErrorStream(true)
        .redirectOutput(output.toFile());
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
    Patience.await("the application has started or given up")
        .until(() -> addressLine().find() || !process.isAlive());
    Matcher address = addressLine();
    assertThat(address.find()).as(printed()).isTrue();
    return "http://127.0.0.1:" + address.group(1);
  }

  /** Where those who watch look, once it has said where it is. */
  public String managementAddress() {
    Matcher watched = WATCHED.matcher(plain());
    assertThat(watched.find()).as(printed()).isTrue();
    return "http://127.0.0.1:" + watched.group(1);
  }

  /** Waits until it has given up, and returns what it printed. */
  String refusal() {
    Patience.await("the application has started or given up")
        .until(() -> addressLine().find() || !process.isAlive());
    assertThat(process.isAlive()).as("It started").isFalse();
    assertThat(process.exitValue()).as("exit code").isNotZero();
    return printed();
  }

  private Matcher addressLine() {
    return ADDRESS.matcher(plain());
  }

  /** Also where it prints JSON, in which a stroke is written as two characters. */
  private String plain() {
    return printed().replace("\\/", "/");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it has said so far. */
  String printed() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it at once, wherever it is. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it in order, as the operating system would. */
  public void stop() throws InterruptedException {
    process.destroy();
    if (!Patience.ended(process)) {
      kill();
    }
  }
}
