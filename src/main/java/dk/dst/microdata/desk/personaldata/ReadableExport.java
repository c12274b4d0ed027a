package dk.dst.microdata.desk.personaldata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** What is kept of a person as a page to read or print. It stands alone: nothing in it is fetched from anywhere. */
final class ReadableExport {

  private static final String LOOKS = """
      body { font: 15px/1.5 sans-serif; max-width: 1100px; margin: 24px auto; padding: 0 16px; color: #22242a; }
      h2 { margin-top: 32px; border-bottom: 1px solid #c9ced6; }
      table { border-collapse: collapse; width: 100%; margin: 8px 0; }
      th, td { border: 1px solid #c9ced6; padding: 4px 8px; text-align: left; vertical-align: top;
        overflow-wrap: anywhere; }
      .quiet { color: #5b6370; }""";

  private ReadableExport() {}

  /** @param export as {@link PersonalData#export} makes it */
  @SuppressWarnings("unchecked")
  static String page(String name, Map<String, Object> export) {
    var places = (List<Map<String, Object>>) export.get("steder");
    String holding = places.stream().filter(place -> place.get("oplysninger") instanceof JsonNode rows
        && !rows.isEmpty()).map(ReadableExport::place).collect(Collectors.joining());
    String nothing = places.stream().filter(place -> place.get("oplysninger") instanceof JsonNode rows
        && rows.isEmpty()).map(place -> "<li>" + html(place.get("indhold")) + "</li>").collect(Collectors.joining());
    String title = "Oplysninger om " + html(name) + " (" + html(export.get("person")) + ")";
    return "<!DOCTYPE html>\n<html lang=\"da\"><head><meta charset=\"utf-8\"><title>" + title + "</title><style>" + LOOKS
        + "</style></head><body><h1>" + title + "</h1><p>Hentet " + html(export.get("hentet"))
        + " hos Danmarks Statistik, Forskningsservice.</p>" + holding
        + (nothing.isEmpty() ? "" : "<h2>Her er intet om personen</h2><ul>" + nothing + "</ul>") + "</body></html>\n";
  }

  private static String place(Map<String, Object> place) {
    return "<h2>" + html(place.get("indhold")) + "</h2><p class=\"quiet\">Hvorfor: " + html(place.get("hvorfor"))
        + "<br>Hvor længe: " + html(place.get("hvor længe")) + "<br>Ved sletning: " + html(place.get("ved sletning"))
        + "<br>Sted: " + html(place.get("sted")) + "</p>" + table((JsonNode) place.get("oplysninger"));
  }

  private static String table(JsonNode rows) {
    Set<String> heads = new LinkedHashSet<>();
    rows.forEach(row -> row.fieldNames().forEachRemaining(heads::add));
    var text = new StringBuilder("<table><thead><tr>");
    heads.forEach(head -> text.append("<th scope=\"col\">").append(html(head)).append("</th>"));
    text.append("</tr></thead><tbody>");
    for (JsonNode row : rows) {
      text.append("<tr>");
      heads.forEach(head -> text.append("<td>").append(html(words(row.path(head)))).append("</td>"));
      text.append("</tr>");
    }
    return text.append("</tbody></table>").toString();
  }

  private static String words(JsonNode value) {
    return value.isNull() || value.isMissingNode() ? "" : value.isBoolean() ? value.asBoolean() ? "ja" : "nej"
        : value.isValueNode() ? value.asText() : value.toString();
  }

  private static String html(Object text) {
    return HtmlUtils.htmlEscape(String.valueOf(text)).replace("\n", "<br>");
  }
}
