package dk.dst.microdata.ground.agreement;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.springframework.web.util.HtmlUtils;

/** A text with its fields filled in, as XHTML: the tags that a reader of the PDF hears are made from it. */
final class Sheet {

  private static final String HEADING = "## ";
  private static final String POINT = "- ";

  private final Map<String, Value> values;
  private final StringBuilder bookmarks = new StringBuilder();
  private final StringBuilder content = new StringBuilder();
  private int headings;
  private boolean inList;

  private Sheet(Map<String, Value> values) {
    this.values = values;
  }

  /** @param footer stands at the foot of every page, before its number */
  static String of(String title, String footer, AgreementText text, Map<String, Value> values) {
    var sheet = new Sheet(values);
    text.lines().forEach(sheet::line);
    sheet.endList();
    return PdfPage.page(escaped(title), footer, sheet.bookmarks, sheet.content);
  }

  private void line(String line) {
    if (line.startsWith(POINT)) {
      content.append(inList ? "" : "<ul>").append("<li>").append(inline(line.substring(POINT.length()))).append("</li>");
      inList = true;
      return;
    }
    endList();
    if (line.startsWith(HEADING)) {
      String heading = inline(line.substring(HEADING.length()));
      String id = "afsnit-" + ++headings;
      bookmarks.append("<bookmark name=\"").append(heading).append("\" href=\"#").append(id).append("\"/>");
      content.append("<h2 id=\"").append(id).append("\">").append(heading).append("</h2>");
    } else if (!line.isEmpty()) {
      Matcher alone = AgreementText.FIELD.matcher(line);
      content.append(alone.matches() ? block(values.get(alone.group(1))) : paragraph(inline(line)));
    }
  }

  private void endList() {
    content.append(inList ? "</ul>" : "");
    inList = false;
  }

  /** A line of the text with its fields in the middle of it. */
  private String inline(String line) {
    return AgreementText.FIELD.matcher(escaped(line)).replaceAll(field ->
        Matcher.quoteReplacement(escaped(values.get(field.group(1)).inLine())));
  }

  private static String block(Value value) {
    if (value instanceof Value.Table table) {
      return "<table><thead>" + row("th scope=\"col\"", "th", table.heads()) + "</thead><tbody>"
          + table.rows().stream().map(row -> row("td", "td", row)).collect(joining()) + "</tbody></table>";
    }
    if (value instanceof Value.Points points) {
      return points.points().stream().map(point -> "<li>" + escaped(point) + "</li>")
          .collect(joining("", "<ul>", "</ul>"));
    }
    return ((Value.Text) value).text().lines().filter(line -> !line.isBlank())
        .map(line -> paragraph(escaped(line))).collect(joining());
  }

  private static String row(String opening, String closing, List<String> cells) {
    return cells.stream().map(cell -> "<" + opening + ">" + escaped(cell) + "</" + closing + ">")
        .collect(joining("", "<tr>", "</tr>"));
  }

  private static String paragraph(String html) {
    return "<p>" + html + "</p>";
  }

  /** As text. What XML cannot hold, nobody can see. */
  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text.replaceAll("[^\\t\\n\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", ""),
        "UTF-8");
  }
}
