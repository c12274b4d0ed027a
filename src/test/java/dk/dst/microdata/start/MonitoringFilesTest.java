package dk.dst.microdata.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.dst.microdata.support.MonitoringFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Prometheus, its rules, Grafana and its board: of one piece, open to nobody, and each alert with what to do. */
class MonitoringFilesTest {

  private static final Path COMPOSE = Path.of("docker", "compose.monitoring.yaml");
  private static final Path DOCS = Path.of("src/docs/operating-it.md");

  @Test
  void everyAlertSaysWhatToDoAndItIsThere() throws IOException {
    var headings = new TreeSet<String>();
    Pattern.compile("(?m)^#### (\\w+)\n(\\S.{40,})").matcher(Files.readString(DOCS)).results()
        .forEach(heading -> headings.add(heading.group(1)));
    assertThat(MonitoringFiles.alerts()).hasSizeGreaterThan(10).extracting(alert -> alert.get("alert").toString())
        .doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(headings);
    assertThat(MonitoringFiles.alerts()).allSatisfy(alert -> {
      Map<?, ?> annotations = (Map<?, ?>) alert.get("annotations");
      assertThat(annotations.get("what_to_do")).isEqualTo(
          "src/docs/operating-it.md#" + alert.get("alert").toString().toLowerCase(Locale.ROOT));
      assertThat(annotations.get("summary").toString()).isNotBlank();
      assertThat(annotations.get("description").toString()).isNotBlank();
      assertThat(((Map<?, ?>) alert.get("labels")).get("severity").toString()).matches("critical|warning");
      assertThat(alert.get("for").toString()).matches("\\d+[mh]");
    });
  }

  /** What a board of Grafana's must have to be shown: its own schema is published nowhere. */
  @Test
  void theBoardIsOneThatGrafanaShows() throws IOException {
    JsonNode board = MonitoringFiles.board();
    assertThat(board.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(36);
    assertThat(board.path("uid").asText()).isNotBlank();
    assertThat(board.path("id").isMissingNode()).as("which Grafana gives").isTrue();
    Map<String, List<Map<String, Object>>> sources = MonitoringFiles.yaml("grafana-source.yaml");
    Object source = sources.get("datasources").get(0).get("uid");
    var ids = new HashSet<Integer>();
    var taken = new HashSet<String>();
    var wrong = new ArrayList<String>();
    for (JsonNode panel : board.path("panels")) {
      String title = panel.path("title").asText();
      JsonNode at = panel.path("gridPos");
      assertThat(ids.add(panel.path("id").asInt())).as("id of %s", title).isTrue();
      assertThat(panel.path("type").asText()).as(title).isIn("stat", "timeseries", "table");
      assertThat(at.path("x").asInt() + at.path("w").asInt()).as("right edge of %s", title).isBetween(1, 24);
      for (int x = 0; x < at.path("w").asInt(); x++) {
        for (int y = 0; y < at.path("h").asInt(); y++) {
          if (!taken.add((at.path("x").asInt() + x) + " " + (at.path("y").asInt() + y))) {
            wrong.add(title + " lies over another panel");
          }
        }
      }
      assertThat(panel.path("fieldConfig").path("defaults").path("unit").asText()).as("unit of %s", title).isNotBlank();
      assertThat(panel.path("targets")).as(title).isNotEmpty().allSatisfy(target -> {
        assertThat(target.path("datasource").path("uid").asText()).isEqualTo(source);
        assertThat(target.path("expr").asText()).isNotBlank();
        assertThat(target.path("refId").asText()).matches("[A-Z]");
      });
    }
    assertThat(wrong).isEmpty();
    assertThat(ids).hasSizeGreaterThan(15);
  }

  @Test
  void whatIsMountedIsThereAndNothingIsWritten() throws IOException {
    for (Map<String, Object> service : services().values()) {
      assertThat(service).containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL"))
          .containsEntry("security_opt", List.of("no-new-privileges:true")).containsKey("mem_limit");
      for (Object mount : (List<?>) service.get("volumes")) {
        String from = mount.toString().split(":/")[0];
        if (from.startsWith("./")) {
          assertThat(mount.toString()).endsWith(":ro");
          for (String nodes : List.of("one", "two")) {
            assertThat(COMPOSE.resolveSibling(from.substring(2).replace("${MICRODATA_NODES:-one}", nodes))).exists();
          }
        }
      }
    }
  }

  @Test
  void onlyGrafanaIsOpenOnThisMachineOnlyAndAsksForAPasswordThatIsNoDefault() throws IOException {
    assertThat(services().get("prometheus")).doesNotContainKeys("ports", "expose", "network_mode");
    Map<String, Object> grafana = services().get("grafana");
    assertThat(grafana.get("ports")).isEqualTo(
        List.of("${MICRODATA_GRAFANA_ADDRESS:-127.0.0.1}:${MICRODATA_GRAFANA_PORT:-3000}:3000"));
    Map<?, ?> environment = (Map<?, ?>) grafana.get("environment");
    assertThat(environment.get("GF_SECURITY_ADMIN_PASSWORD"))
        .isEqualTo("${MICRODATA_GRAFANA_PASSWORD:?is missing in docker/.env}");
    assertThat(environment.toString()).doesNotContain("ANONYMOUS");
  }

  /** At the port that the nodes are told, which nobody publishes. */
  @Test
  void prometheusLooksWhereTheNodesTell() throws IOException {
    Map<String, Map<String, Map<String, Map<String, Object>>>> node =
        new Yaml().load(Files.readString(Path.of("docker", "services.yaml")));
    String port = node.get("services").get("node").get("environment").get("MANAGEMENT_SERVER_PORT").toString();
    for (var arrangement : Map.of("one", "compose.yaml", "two", "compose.nodes.yaml").entrySet()) {
      String compose = Files.readString(Path.of("docker", arrangement.getValue()));
      assertThat(compose).doesNotContain(port);
      List<Map<String, List<String>>> targets = MonitoringFiles.yaml("nodes-" + arrangement.getKey() + ".yaml");
      assertThat(targets.get(0).get("targets")).isNotEmpty().allSatisfy(target -> {
        assertThat(target).endsWith(":" + port);
        assertThat(compose).containsPattern("(?m)^  " + target.split(":")[0] + ":$");
      });
    }
  }

  private static Map<String, Map<String, Object>> services() throws IOException {
    Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(Files.readString(COMPOSE));
    return file.get("services");
  }
}
