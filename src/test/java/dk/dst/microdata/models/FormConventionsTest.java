package dk.dst.microdata.models;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Forms are shown as they lie in their files: what a browser would not show, or not in Danish, is found here. */
class FormConventionsTest {

  private static final Set<String> SHOWN_ONLY = Set.of("text", "table", "group", "separator", "spacer");
  private static final Set<String> FIELDS = Set.of("textfield", "textarea", "number", "datetime", "checkbox", "radio",
      "select", "checklist", "taglist", "dynamiclist");
  private static final Pattern ENGLISH = Pattern.compile(
      "\\b(the|is|not|and|of|application|approve|review|usage|database name|reason|title|yes|no|submit|comment)\\b",
      Pattern.CASE_INSENSITIVE);
  /** Forms that start a process. Nothing is known of a case yet, so they can show nothing of it. */
  private static final Set<String> START_FORMS =
      Set.of("start-application", "withdraw-application", "give-notice", "lapse-authorisation", "start-proposal",
          "start-resubmission", "close-project", "start-authorisation",
          "start-subscription", "start-authority-scheme", "start-law-model", "change-law-model", "report-breach",
          "change-managers", "request-reconsideration", "undo-shutdown");

  @TestFactory
  Stream<DynamicContainer> everyFormKeepsTheRules() {
    return FormFile.all().stream().map(form -> dynamicContainer(form.name(), rules().entrySet().stream().map(rule ->
        dynamicTest(rule.getKey(), () -> assertThat(rule.getValue().apply(form)).isEmpty()))));
  }

  /** A rule that finds nothing in a form full of faults is no rule. */
  @TestFactory
  Stream<DynamicTest> everyRuleFindsItsFaultInABadForm() {
    FormFile bad = FormFile.read("classpath*:models/bad-form.json").get(0);
    return rules().entrySet().stream().map(rule ->
        dynamicTest(rule.getKey(), () -> assertThat(rule.getValue().apply(bad)).isNotEmpty()));
  }

  private static Map<String, Function<FormFile, List<String>>> rules() {
    var rules = new LinkedHashMap<String, Function<FormFile, List<String>>>();
    rules.put("the form is named after its file and made for this engine", FormConventionsTest::header);
    rules.put("the file is written as Camunda Modeler writes it", form -> Saved.form(form.text()));
    rules.put("it holds only what the application can show and receive", form -> broken(form, node ->
        !SHOWN_ONLY.contains(type(node)) && !FIELDS.contains(type(node)), "is of a kind nobody receives"));
    rules.put("everything a person sees has a Danish label", FormConventionsTest::labels);
    rules.put("no two components have the same id, or the browser shows nothing", form ->
        twice(form.components().stream().map(node -> node.path("id").asText()).toList()));
    rules.put("no two fields have the same key", form -> twice(keys(form.content().path("components"))));
    rules.put("every field has a key that is a name", form -> broken(form, node -> FIELDS.contains(type(node))
        && !node.path(type(node).equals("dynamiclist") ? "path" : "key").asText()
            .matches("[a-z][A-Za-z]*"), "has no key"));
    rules.put("every text to fill in has a limit that the engine can hold", form -> broken(form, node ->
        type(node).startsWith("text") && FIELDS.contains(type(node)) && !node.path("disabled").asBoolean()
            && !isBetween(node.path("validate").path("maxLength"), 1, type(node).equals("textfield") ? 300 : 4000),
        "has no limit"));
    rules.put("every number is whole and has limits", form -> broken(form, node -> type(node).equals("number")
        && !(node.path("decimalDigits").asInt(-1) == 0 && node.path("validate").has("min")
            && node.path("validate").has("max")), "has no limits"));
    rules.put("every choice has something to choose from", FormConventionsTest::choices);
    rules.put("every table says where its rows come from and names its columns", form -> broken(form, node ->
        type(node).equals("table") && !(node.path("dataSource").asText().matches("=[a-z][A-Za-z]*")
            && !node.path("columns").isEmpty()), "has no rows"));
    rules.put("no table has a second page: what a decision rests on is on the screen", form -> broken(form, node ->
        node.has("rowCount"), "shows some of its rows only"));
    rules.put("placeholders are plain names, and a start form has none", form -> form.placeholders().stream()
        .filter(name -> START_FORMS.contains(form.id()) || !name.matches("[a-z][A-Za-z]*"))
        .map(name -> "{{" + name + "}}").toList());
    rules.put("what is only shown is not required", form -> broken(form, node -> node.path("disabled").asBoolean()
        && node.path("validate").path("required").asBoolean(), "is shown and required"));
    rules.put("a hidden group holds nothing to fill in", FormConventionsTest::hiddenFields);
    return rules;
  }

  private static List<String> header(FormFile form) {
    JsonNode file = form.content();
    return file.path("id").asText().equals(form.id()) && file.path("type").asText().equals("default")
        && file.path("executionPlatform").asText().equals("Camunda Platform") ? List.of()
        : List.of(form.name() + " calls itself " + file.path("id").asText());
  }

  private static List<String> labels(FormFile form) {
    var broken = new ArrayList<String>();
    for (JsonNode component : form.components()) {
      switch (type(component)) {
        case "separator", "spacer" -> { }
        case "text" -> check(component, "text", broken);
        case "datetime" -> check(component, "dateLabel", broken);
        default -> check(component, "label", broken);
      }
      component.path("columns").forEach(column -> check(column, "label", broken));
      component.path("values").forEach(choice -> check(choice, "label", broken));
    }
    return broken;
  }

  private static void check(JsonNode labelled, String where, List<String> broken) {
    String label = labelled.path(where).asText();
    if (label.isBlank() || ENGLISH.matcher(label.replaceAll("\\{\\{[^}]*}}", "")).find()) {
      broken.add(name(labelled) + " has no Danish label: " + label);
    }
  }

  private static List<String> choices(FormFile form) {
    return broken(form, node -> Set.of("radio", "select", "checklist", "taglist").contains(type(node))
        && !node.has("valuesKey") && (node.path("values").size() < 2 || !twice(stream(node.path("values"))
            .map(value -> value.path("value").asText()).toList()).isEmpty()), "offers no choice");
  }

  /** The browser does not send what lies in a hidden group, but the group's fields would still be required. */
  private static List<String> hiddenFields(FormFile form) {
    return broken(form, node -> type(node).equals("group") && node.has("conditional")
        && stream(node.path("components")).anyMatch(inner -> FIELDS.contains(type(inner))
            && inner.path("validate").path("required").asBoolean() && !inner.has("conditional")),
        "hides a required field");
  }

  /** Keys of one level: the columns of a list have a level of their own. */
  private static List<String> keys(JsonNode components) {
    var keys = new ArrayList<String>();
    for (JsonNode node : components) {
      if (type(node).equals("group")) {
        keys.addAll(keys(node.path("components")));
      } else if (FIELDS.contains(type(node))) {
        keys.add(node.path(type(node).equals("dynamiclist") ? "path" : "key").asText());
      }
    }
    return keys;
  }

  private static List<String> twice(List<String> names) {
    return names.stream().collect(groupingBy(Function.identity(), counting())).entrySet().stream()
        .filter(entry -> entry.getValue() > 1).map(entry -> entry.getKey() + " is there " + entry.getValue() + " times")
        .sorted().toList();
  }

  private static List<String> broken(FormFile form, Predicate<JsonNode> rule, String problem) {
    return form.components().stream().filter(rule).map(node -> name(node) + " " + problem).toList();
  }

  private static boolean isBetween(JsonNode number, int least, int most) {
    return number.isInt() && number.asInt() >= least && number.asInt() <= most;
  }

  private static Stream<JsonNode> stream(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false);
  }

  private static String type(JsonNode component) {
    return component.path("type").asText();
  }

  private static String name(JsonNode node) {
    return node.has("id") ? node.get("id").asText() : node.path("key").asText(node.path("value").asText());
  }
}
