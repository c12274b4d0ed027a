package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.Distribution;
import dk.dst.microdata.support.MonitoringFiles;
import dk.dst.microdata.support.Patience;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus's own tool reads its configuration and the rules, and runs the rules on made figures. */
@Tag("application") // it may have to be installed
class PromtoolTest {

  @TempDir
  private static Path folder;
  private static Path promtool;

  @BeforeAll
  static void find() throws IOException {
    promtool = Distribution.inTurn(() -> installed().or(() -> Distribution.install("prometheus") ? installed()
        : Optional.empty())).orElseThrow(() -> new IllegalStateException("This test needs promtool, and installing"
            + " prometheus failed (see above). Install it, so that promtool is on the path."));
    for (String file : List.of("alerts.yaml", "nodes-one.yaml", "nodes-two.yaml")) {
      Files.copy(MonitoringFiles.FOLDER.resolve(file), folder.resolve(file));
    }
    Files.copy(Path.of("src/test/resources/monitoring/alerts-test.yaml"), folder.resolve("alerts-test.yaml"));
  }

  @Test
  void theRulesAreRules() throws Exception {
    assertThat(run("check", "rules", "alerts.yaml")).contains("SUCCESS: " + MonitoringFiles.alerts().size() + " rules found");
  }

  @Test
  void theConfigurationIsOneWithEitherNumberOfNodes() throws Exception {
    for (String nodes : List.of("one", "two")) {
      Files.writeString(folder.resolve("prometheus.yaml"), Files.readString(MonitoringFiles.FOLDER.resolve("prometheus.yaml"))
          .replace("/etc/prometheus/", folder + "/"));
      Files.copy(folder.resolve("nodes-" + nodes + ".yaml"), folder.resolve("nodes.yaml"),
          StandardCopyOption.REPLACE_EXISTING);
      assertThat(run("check", "config", "prometheus.yaml")).contains("is valid prometheus config").doesNotContain("WARNING");
    }
  }

  @Test
  void everyAlertComesWhenItShouldAndStaysAwayElse() throws Exception {
    String tests = Files.readString(folder.resolve("alerts-test.yaml"));
    assertThat(MonitoringFiles.alerts()).allSatisfy(alert -> assertThat(tests).contains("alertname: " + alert.get("alert") + "}"));
    assertThat(run("test", "rules", "alerts-test.yaml")).contains("SUCCESS");
  }

  private static Optional<Path> installed() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, "promtool"))
        .filter(Files::isExecutable).findFirst();
  }

  private static String run(String... what) throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    Process process = new ProcessBuilder(Stream.concat(Stream.of(promtool.toString()), Arrays.stream(what)).toList())
        .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(Patience.ended(process)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    return Files.readString(said);
  }
}
