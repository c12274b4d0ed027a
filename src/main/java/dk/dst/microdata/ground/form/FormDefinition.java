package dk.dst.microdata.ground.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A form as its file defines it: the fields it accepts. */
public final class FormDefinition {

  private final List<Field> fields;

  public FormDefinition(JsonNode file) {
    fields = Field.of(file.path("components"));
  }

  /** Keys of the fields a person can fill in. */
  public Set<String> inputs() {
    return fields.stream().map(Field::key).collect(Collectors.toUnmodifiableSet());
  }

  /** What the fields that ask for a document are called, by their keys. */
  public Map<String, String> attachments() {
    return fields.stream().filter(Field::isAttachment)
        .collect(Collectors.toUnmodifiableMap(Field::key, Field::label));
  }

  /**
   * What was given, checked field by field against the form and against the choices that the view offers.
   *
   * @param offered choices by their name; asked only where something was chosen among such
   * @throws InputRefused naming the first field that cannot be accepted, or a field that the form does not have
   */
  public Answers check(Map<String, Object> given, Function<String, Object> offered) {
    onlyFields(given, "Intet er gemt.");
    var accepted = new LinkedHashMap<String, Object>();
    for (Field field : fields) {
      accepted.put(field.key(), field.accept(given.get(field.key()), offered));
    }
    return new Answers(accepted);
  }

  /**
   * What has been typed so far, as it may be kept: fields may be missing, empty or wrong, but of no other kind. What the
   * form fills in itself is shown anew when it is opened again.
   *
   * @throws InputRefused naming the first field that is, or one that the form does not have
   */
  Map<String, Object> draft(Map<String, Object> given) {
    onlyFields(given, "Kladden er ikke gemt.");
    var kept = new LinkedHashMap<String, Object>();
    fields.stream().filter(field -> given.containsKey(field.key()) && !field.readonly())
        .forEach(field -> kept.put(field.key(), field.draft(given.get(field.key()))));
    return kept;
  }

  private void onlyFields(Map<String, Object> given, String outcome) {
    for (String name : given.keySet()) {
      if (!inputs().contains(name)) {
        throw new InputRefused("Formularen har ikke et felt, der hedder " + InputRefused.quoted(name) + ". "
            + outcome);
      }
    }
  }
}
