package dk.dst.microdata.ground.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One field of a form, with what it accepts. The browser checks the same, but nothing from a browser is trusted.
 *
 * @param readonly whether the form fills it in and sends it back as it was shown
 */
record Field(String key, String label, String type, boolean readonly, boolean required, boolean conditional, Integer minLength,
    Integer maxLength, Double min, Double max, Pattern pattern, String optionsKey, Set<String> options,
    List<Field> columns) {

  private static final Set<String> SHOWN_ONLY =
      Set.of("text", "html", "table", "separator", "spacer", "button", "image", "group", "iframe", "expression");
  /** A line of text to the Modeler, marked by a property of this name: the value is the document's number. */
  private static final String ATTACHMENT = "attachment";
  private static final int LONGEST_LINE = 300;
  /** The engine holds a text in a column of 4,000 characters until the next step has stored it. */
  private static final int LONGEST_TEXT = 4000;
  private static final int MOST_ROWS = 500;

  static List<Field> of(JsonNode components) {
    return of(components, false);
  }

  /** A field of a group that may be hidden may be missing, as one that may be hidden itself. */
  private static List<Field> of(JsonNode components, boolean inConditional) {
    var fields = new ArrayList<Field>();
    for (JsonNode component : components) {
      String type = component.path("type").asText();
      boolean conditional = inConditional || component.has("conditional");
      if (type.equals("group")) {
        fields.addAll(of(component.path("components"), conditional));
      } else if (!SHOWN_ONLY.contains(type) && !component.path("disabled").asBoolean()) {
        fields.add(field(component, type, conditional));
      }
    }
    return fields;
  }

  private static Field field(JsonNode component, String type, boolean conditional) {
    JsonNode rules = component.path("validate");
    boolean list = type.equals("dynamiclist");
    var options = new HashSet<String>();
    component.path("values").forEach(value -> options.add(value.path("value").asText()));
    return new Field(
        component.path(list ? "path" : "key").asText(),
        component.path(type.equals("datetime") ? "dateLabel" : "label").asText(),
        component.path("properties").has(ATTACHMENT) ? ATTACHMENT : type,
        component.path("readonly").asBoolean(),
        rules.path("required").asBoolean(),
        conditional,
        rules.has("minLength") ? rules.get("minLength").asInt() : null,
        rules.has("maxLength") ? rules.get("maxLength").asInt() : null,
        rules.has("min") ? rules.get("min").asDouble() : null,
        rules.has("max") ? rules.get("max").asDouble() : null,
        rules.has("pattern") ? Pattern.compile(rules.get("pattern").asText()) : null,
        component.has("valuesKey") ? component.get("valuesKey").asText() : null,
        options,
        list ? of(component.path("components")) : List.of());
  }

  /** The value as the application may use it, or null where nothing was given. */
  Object accept(Object given, Function<String, Object> offered) {
    if (given == null || given.equals("") || given.equals(List.of())) {
      if (required && !conditional) {
        throw refuse(type.equals("checkbox") ? "Der skal sættes kryds."
            : isAttachment() ? "Der skal vedlægges et dokument." : "Feltet skal udfyldes.");
      }
      return null;
    }
    return switch (type) {
      case "textfield" -> text(given, LONGEST_LINE);
      case "textarea" -> text(given, LONGEST_TEXT);
      case ATTACHMENT -> attachment(given);
      case "datetime" -> date(given);
      case "number" -> number(given);
      case "checkbox" -> ticked(given);
      case "radio", "select" -> choice(given, offered);
      case "checklist", "taglist" -> rows(given).stream().map(value -> choice(value, offered)).toList();
      case "dynamiclist" -> rows(given).stream()
          .map(row -> row(row, (column, cell) -> column.accept(cell, offered))).toList();
      default -> throw refuse("Felttypen " + type + " kan ikke modtages.");
    };
  }

  /**
   * The value as a draft may keep it: of the field's kind, be it as wrong or as little as it will.
   *
   * @throws InputRefused by the field's name where it is of another kind
   */
  Object draft(Object given) {
    if (given == null) {
      return null;
    }
    return switch (type) {
      case "number" -> given instanceof Number ? given : draftText(given, "Feltet skal være et tal.");
      case "checkbox" -> {
        if (!(given instanceof Boolean)) {
          throw refuse("Feltet skal være et kryds.");
        }
        yield given;
      }
      case "checklist", "taglist" -> rows(given).stream()
          .map(value -> draftText(value, "Et valg kan ikke læses.")).toList();
      case "dynamiclist" -> rows(given).stream().map(row -> row(row, Field::draft)).toList();
      default -> draftText(given, "Feltet skal være en tekst.");
    };
  }

  private String draftText(Object given, String otherwise) {
    if (!(given instanceof String text)) {
      throw refuse(otherwise);
    }
    return TypedText.kept(text);
  }

  private String text(Object given, int most) {
    if (!(given instanceof String typed)) {
      throw refuse("Feltet skal være en tekst.");
    }
    String text = TypedText.kept(typed);
    int limit = maxLength == null ? most : Math.min(most, maxLength);
    if (text.length() > limit) {
      throw refuse("Teksten er på " + text.length() + " tegn; der er plads til " + limit + ".");
    }
    String trimmed = text.strip();
    if (required && !conditional && trimmed.codePoints().allMatch(Field::isInvisible)) {
      throw refuse("Feltet skal udfyldes.");
    }
    if (minLength != null && trimmed.length() < minLength) {
      throw refuse("Skriv mindst " + minLength + " tegn.");
    }
    if (pattern != null && !pattern.matcher(trimmed).matches()) {
      throw refuse("Værdien har ikke det rigtige format.");
    }
    return trimmed;
  }

  boolean isAttachment() {
    return type.equals(ATTACHMENT);
  }

  private String attachment(Object given) {
    try {
      return UUID.fromString(text(given, 36)).toString();
    } catch (IllegalArgumentException e) {
      throw refuse("Dokumentet kan ikke genkendes. Vælg filen igen.");
    }
  }

  private static boolean isInvisible(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
  }

  private String date(Object given) {
    String text = text(given, 10);
    try {
      return java.time.LocalDate.parse(text).toString();
    } catch (java.time.format.DateTimeParseException e) {
      throw refuse("Datoen kan ikke læses.");
    }
  }

  private Integer number(Object given) {
    if (!(given instanceof Number number) || number.doubleValue() != Math.rint(number.doubleValue())) {
      throw refuse("Feltet skal være et helt tal.");
    }
    if (min != null && number.doubleValue() < min) {
      throw refuse("Tallet skal være mindst " + min.intValue() + ".");
    }
    if (max != null && number.doubleValue() > max) {
      throw refuse("Tallet skal være højst " + max.intValue() + ".");
    }
    if (number.doubleValue() != number.intValue()) {
      throw refuse("Tallet er for stort.");
    }
    return number.intValue();
  }

  private Boolean ticked(Object given) {
    if (!(given instanceof Boolean ticked)) {
      throw refuse("Feltet skal være et kryds.");
    }
    if (required && !conditional && !ticked) {
      throw refuse("Der skal sættes kryds.");
    }
    return ticked;
  }

  private String choice(Object given, Function<String, Object> offered) {
    boolean known = given instanceof String && (optionsKey == null ? options.contains(given)
        : offered.apply(optionsKey) instanceof List<?> choices && choices.stream()
            .anyMatch(choice -> choice instanceof Choice one && one.value().equals(given)));
    if (!known) {
      String shown = String.valueOf(given);
      throw refuse("„" + (shown.length() > 60 ? shown.substring(0, 60) + "…" : shown) + "“ er ikke et af valgene.");
    }
    return (String) given;
  }

  private List<?> rows(Object given) {
    if (!(given instanceof List<?> rows)) {
      throw refuse("Feltet skal være en liste.");
    }
    if (rows.size() > MOST_ROWS) {
      throw refuse("Listen har " + rows.size() + " rækker; der er plads til " + MOST_ROWS + ".");
    }
    return rows;
  }

  private Map<String, Object> row(Object given, BiFunction<Field, Object, Object> read) {
    if (!(given instanceof Map<?, ?> cells)) {
      throw refuse("En række kan ikke læses.");
    }
    var row = new LinkedHashMap<String, Object>();
    for (Field column : columns) {
      row.put(column.key, read.apply(column, cells.get(column.key)));
    }
    for (Object name : cells.keySet()) {
      if (!row.containsKey(String.valueOf(name))) {
        throw refuse("Kolonnen " + InputRefused.quoted(String.valueOf(name)) + " findes ikke.");
      }
    }
    return row;
  }

  private InputRefused refuse(String problem) {
    return InputRefused.field(label.isBlank() ? key : label, problem);
  }
}
