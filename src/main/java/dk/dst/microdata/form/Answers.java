package dk.dst.microdata.form;

import java.util.List;
import java.util.Map;

/** What a person answered in a form, checked against the form. */
public record Answers(Map<String, Object> values) {

  /** The text or choice given, or null. */
  public String text(String key) {
    return (String) values.get(key);
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

  @SuppressWarnings("unchecked")
  public List<String> chosen(String key) {
    return values.get(key) == null ? List.of() : (List<String>) values.get(key);
  }

  @SuppressWarnings("unchecked")
  public List<Answers> rows(String key) {
    return values.get(key) == null ? List.of()
        : ((List<Map<String, Object>>) values.get(key)).stream().map(Answers::new).toList();
  }

  public Integer number(String key) {
    return (Integer) values.get(key);
  }

  /** Refuses where the box is not ticked. */
  public void mustBeTicked(String key, String label) {
    if (!ticked(key)) {
      throw InputRefused.field(label, "Der skal sættes kryds.");
    }
  }
}
