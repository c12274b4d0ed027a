package dk.dst.microdata.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A form as it lies in its file, and the names it takes from its view. */
record FormFile(String name, String text, JsonNode content) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]*)}}");
  /** A name in a condition; what stands in quotation marks is a value. */
  private static final Pattern NAME =
      Pattern.compile("\"[^\"]*\"|\\b(?!true\\b|false\\b|null\\b|and\\b|or\\b)([a-z]\\w*)\\b");
  /** The condition of what is to be seen only where something is so, or where something is said. */
  private static final Pattern ONLY_WITH = Pattern.compile("=(\\w+) != true");
  private static final Pattern ONLY_WITH_TEXT = Pattern.compile("=(\\w+) = \"\"");

  /** Every form that ships. */
  static List<FormFile> all() {
    return read("classpath*:forms/*.form");
  }

  static List<FormFile> read(String pattern) {
    try {
      return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(pattern))
          .map(FormFile::read).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static FormFile read(Resource file) {
    try {
      String text = file.getContentAsString(StandardCharsets.UTF_8);
      return new FormFile(file.getFilename(), text, new ObjectMapper().readTree(text));
    } catch (IOException e) {
      throw new AssertionError(file + " is no Json", e);
    }
  }

  String id() {
    return name.replace(".form", "");
  }

  /** All components, those in groups and lists too. */
  List<JsonNode> components() {
    var found = new ArrayList<JsonNode>();
    collect(content.path("components"), found);
    return found;
  }

  private static void collect(JsonNode components, List<JsonNode> found) {
    for (JsonNode component : components) {
      found.add(component);
      collect(component.path("components"), found);
    }
  }

  /** Names in {@code {{...}}}, as they are written. */
  Set<String> placeholders() {
    return matches(PLACEHOLDER, components().stream().map(node -> node.path("text").asText()).toList());
  }

  /** Those of the texts that are to be seen with this view: in the gap of a hidden one nothing need stand. */
  Set<String> placeholdersSeen(Map<String, Object> view) {
    return matches(PLACEHOLDER, componentsSeen(view).stream().map(node -> node.path("text").asText()).toList());
  }

  /** Components that are to be seen with this view: neither hidden themselves nor in a group that is. */
  private List<JsonNode> componentsSeen(Map<String, Object> view) {
    var seen = new ArrayList<JsonNode>();
    collectSeen(content.path("components"), view, seen);
    return seen;
  }

  private static void collectSeen(JsonNode components, Map<String, Object> view, List<JsonNode> seen) {
    for (JsonNode component : components) {
      if (!isHidden(component, view)) {
        seen.add(component);
        collectSeen(component.path("components"), view, seen);
      }
    }
  }

  private static boolean isHidden(JsonNode component, Map<String, Object> view) {
    String condition = component.path("conditional").path("hide").asText();
    Matcher only = ONLY_WITH.matcher(condition);
    Matcher onlyWithText = ONLY_WITH_TEXT.matcher(condition);
    return only.matches() && !Boolean.TRUE.equals(view.get(only.group(1)))
        || onlyWithText.matches() && "".equals(view.get(onlyWithText.group(1)));
  }

  /** Tables, each with the name of its list. */
  List<JsonNode> tables() {
    return components().stream().filter(FormFile::isTable).toList();
  }

  /** Those that are to be seen with this view. */
  List<JsonNode> tablesSeen(Map<String, Object> view) {
    return componentsSeen(view).stream().filter(FormFile::isTable).toList();
  }

  private static boolean isTable(JsonNode component) {
    return component.path("type").asText().equals("table");
  }

  static String dataSource(JsonNode table) {
    return table.path("dataSource").asText().replaceFirst("^=", "");
  }

  /** Names of the lists of choices. */
  Set<String> choices() {
    var names = new TreeSet<String>();
    components().stream().filter(node -> node.has("valuesKey"))
        .forEach(node -> names.add(node.get("valuesKey").asText()));
    return names;
  }

  /** Keys of fields that show something and take nothing. */
  Set<String> shown() {
    var keys = new TreeSet<String>();
    components().stream().filter(node -> node.path("disabled").asBoolean())
        .forEach(node -> keys.add(node.path("key").asText()));
    return keys;
  }

  /** Names in conditions that hide something. */
  Set<String> conditions() {
    return matches(NAME, components().stream().map(node -> node.path("conditional").path("hide").asText()).toList());
  }

  private static Set<String> matches(Pattern pattern, List<String> texts) {
    var names = new TreeSet<String>();
    texts.forEach(text -> pattern.matcher(text).results().filter(result -> result.group(1) != null)
        .forEach(result -> names.add(result.group(1))));
    return names;
  }
}
