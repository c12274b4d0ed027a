package dk.dst.microdata.ground.form;

import java.util.List;
import java.util.Map;

/**
 * What a person answered in a form: checked against the form, or a draft, which has not been checked. What is not of the
 * kind asked for counts as not answered.
 */
public record Answers(Map<String, Object> values) {

  /** The text or choice given, or null. */
  public String text(String key) {
    return values.get(key) instanceof String text ? text : null;
  }

  /** The text given, or an empty one. */
  public String textOrEmpty(String key) {
    String text = text(key);
    return text == null ? "" : text;
  }

  /** The text given; refused by name where the answer makes it necessary. */
  public String needed(String key, String label) {
    String text = text(key);
    if (text == null || text.isBlank()) {
      throw InputRefused.field(label, "Feltet skal udfyldes.");
    }
    return text;
  }

  public boolean ticked(String key) {
    return Boolean.TRUE.equals(values.get(key));
  }

  public List<String> chosen(String key) {
    return values.get(key) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList() : List.of();
  }

  @SuppressWarnings("unchecked")
  public List<Answers> rows(String key) {
    return values.get(key) instanceof List<?> list
        ? list.stream().filter(Map.class::isInstance).map(row -> new Answers((Map<String, Object>) row)).toList()
        : List.of();
  }

  public Integer number(String key) {
    return values.get(key) instanceof Number number ? number.intValue() : null;
  }

  /** The number given; refused by name where the answer makes it necessary. */
  public int neededNumber(String key, String label) {
    Integer number = number(key);
    if (number == null) {
      throw InputRefused.field(label, "Feltet skal udfyldes.");
    }
    return number;
  }

  /** Whether nothing at all is answered. */
  public boolean isEmpty() {
    return values.values().stream().allMatch(value -> value == null || value.equals("") || value.equals(false));
  }

  /** Refuses where the box is not ticked. */
  public void mustBeTicked(String key, String label) {
    if (!ticked(key)) {
      throw InputRefused.field(label, "Der skal sættes kryds.");
    }
  }
}
