package dk.dst.microdata.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The rules and the board of {@code docker/monitoring}, as they are asked. */
public final class MonitoringFiles {

  public static final Path FOLDER = Path.of("docker", "monitoring");
  private static final Pattern METRIC =
      Pattern.compile("\\b(microdata|hikaricp|http|jvm|process|system|tomcat|jdbc|logback)_[a-z0-9_]+");

  private MonitoringFiles() {}

  /** Each rule of an alert: its name, expression, annotations. */
  public static List<Map<String, Object>> alerts() throws IOException {
    Map<String, List<Map<String, List<Map<String, Object>>>>> file = yaml("alerts.yaml");
    return file.get("groups").stream().flatMap(group -> group.get("rules").stream()).toList();
  }

  public static JsonNode board() throws IOException {
    return new ObjectMapper().readTree(FOLDER.resolve("board.json").toFile());
  }

  public static List<String> expressionsOfTheBoard() throws IOException {
    var found = new ArrayList<String>();
    board().path("panels").forEach(panel -> panel.path("targets").forEach(target -> found.add(target.path("expr").asText())));
    return found;
  }

  /** The names of all metrics that rules or board ask for. */
  public static Set<String> metrics() throws IOException {
    var names = new TreeSet<String>();
    Stream.concat(alerts().stream().map(alert -> alert.get("expr").toString()), expressionsOfTheBoard().stream())
        .forEach(expression -> METRIC.matcher(expression).results().forEach(found -> names.add(found.group())));
    return names;
  }

  @SuppressWarnings("unchecked") // the file has what its reader says
  public static <T> T yaml(String file) throws IOException {
    return (T) new Yaml().load(Files.readString(FOLDER.resolve(file)));
  }
}
