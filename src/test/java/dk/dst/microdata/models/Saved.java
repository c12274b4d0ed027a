package dk.dst.microdata.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How Camunda Modeler writes what it saves, as far as that can be told without it: so that whoever saves a model or a
 * form with it has changed what they changed, and nothing else. Each function answers with what is written otherwise.
 */
final class Saved {

  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  /** An end, a beginning, an empty element or one with text: each on lines of its own. */
  private static final Pattern ELEMENT = Pattern.compile("( *)<(?:/[\\w:]+|[\\w:]+((?: [\\w:]+=\"[^\"<>'\n]*\")*)"
      + "(?: /|>[^<>]*[^<>\\s][^<>]*</[\\w:]+)?)>\n");
  private static final Pattern ATTRIBUTE = Pattern.compile(" ([\\w:]+)=");
  /** The attributes in use, of all elements. Those that are not here may stand anywhere. */
  private static final List<String> ATTRIBUTES = List.of("id", "bpmnElement", "x", "y", "source", "target",
      "delegateExpression", "event", "name", "targetNamespace", "exporter", "exporterVersion",
      "modeler:executionPlatform", "modeler:executionPlatformVersion", "isExecutable", "default", "messageRef",
      "sourceRef", "targetRef", "attachedToRef", "triggeredByEvent", "calledElement", "isMarkerVisible", "isExpanded",
      "width", "height", "camunda:formRef", "camunda:formRefBinding", "camunda:asyncBefore",
      "camunda:delegateExpression", "camunda:historyTimeToLive", "camunda:isStartableInTasklist", "camunda:assignee",
      "camunda:candidateUsers", "camunda:candidateGroups", "camunda:dueDate");
  /** What the editor of forms knows a value for by itself stands before the type, all else after it. */
  private static final List<String> FIELDS =
      List.of("text", "label", "values", "components", "showOutline", "type", "id", "key");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Saved() {}

  static List<String> model(String text) {
    if (!text.startsWith(DECLARATION)) {
      return List.of("does not begin with " + DECLARATION.strip());
    }
    var broken = new ArrayList<String>();
    int depth = 0;
    int read = DECLARATION.length();
    for (Matcher element = ELEMENT.matcher(text); read < text.length(); read = element.end()) {
      if (!element.region(read, text.length()).lookingAt()) {
        broken.add("is no element on lines of its own: " + firstLine(text.substring(read)));
        return broken;
      }
      String markup = element.group().strip();
      if (markup.startsWith("</")) {
        depth--;
      }
      if (element.group(1).length() != 2 * depth) {
        broken.add("is not indented by two spaces for each level: " + firstLine(markup));
      }
      if (element.group(2) != null) {
        if (!markup.endsWith("/>") && !markup.contains("</")) {
          depth++;
        }
        if (!isOrdered(ATTRIBUTES, ATTRIBUTE.matcher(element.group(2)).results().map(name -> name.group(1)))) {
          broken.add("has its attributes in another order: " + firstLine(markup));
        }
      }
    }
    return broken;
  }

  static List<String> form(String text) {
    JsonNode form = read(text);
    var broken = new ArrayList<String>();
    if (!write(form).equals(text)) {
      broken.add("is spaced otherwise, or ends with an empty line");
    }
    if (!"components".equals(form.fieldNames().next())) {
      broken.add("does not begin with its components");
    }
    form.path("components").forEach(component -> fields(component, broken));
    return broken;
  }

  private static void fields(JsonNode component, List<String> broken) {
    var names = StreamSupport.stream(((Iterable<String>) component::fieldNames).spliterator(), false);
    if (!component.path("type").asText().equals("table") && !isOrdered(FIELDS, names)) {
      broken.add(component.path("id").asText() + " has its fields in another order");
    }
    component.path("components").forEach(inner -> fields(inner, broken));
  }

  private static boolean isOrdered(List<String> order, Stream<String> names) {
    List<Integer> places = names.map(order::indexOf).filter(place -> place >= 0).toList();
    return places.equals(places.stream().sorted().toList());
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** As {@code JSON.stringify(form, null, 2)} writes it. */
  private static String write(JsonNode form) {
    var printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
        .withObjectFieldValueSpacing(Separators.Spacing.AFTER).withObjectEmptySeparator("").withArrayEmptySeparator(""))
        .withObjectIndenter(new DefaultIndenter("  ", "\n")).withArrayIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return JSON.writer(printer).writeValueAsString(form);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
