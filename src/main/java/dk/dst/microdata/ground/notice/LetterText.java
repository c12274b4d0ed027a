package dk.dst.microdata.ground.notice;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/**
 * A letter as text and as HTML that a screen reader can read: its language, headings, lists, tables with headers, and
 * no picture. The HTML is XHTML, so that the PDF is made from it, too.
 */
final class LetterText {

  private static final Pattern POINT = Pattern.compile("^[–-] ");
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<]+[^\\s<.,:;)]");
  private static final String STYLE =
      "body{font-family:Arial,'Liberation Sans',sans-serif;font-size:16px;line-height:1.5;"
      + "color:#1b1b1b;max-width:42em;margin:1em}h1{font-size:1.4em}h2{font-size:1.1em;margin:1.4em 0 .3em}"
      + "table{border-collapse:collapse}th,td{border:1px solid #767676;padding:.3em .6em;text-align:left;"
      + "vertical-align:top}";

  private LetterText() {}

  static String text(List<LetterSection> sections) {
    return sections.stream().map(section -> Stream.of(Stream.of(section.heading()), section.paragraphs().stream(),
            section.rows().stream().map(row -> "– " + row.name() + ": " + row.value()),
            section.points().stream().map(point -> "– " + point)).flatMap(lines -> lines).collect(joining("\n")))
        .collect(joining("\n\n"));
  }

  /** What stands in the body of the page under its title. */
  static String html(List<LetterSection> sections) {
    return sections.stream().map(section -> "<h2>" + escaped(section.heading()) + "</h2>"
        + section.paragraphs().stream().map(LetterText::html).collect(joining())
        + (section.rows().isEmpty() ? "" : section.rows().stream().map(row -> "<tr><th scope=\"row\">"
            + escaped(row.name()) + "</th><td>" + lines(row.value()) + "</td></tr>")
            .collect(joining("", "<table><tbody>", "</tbody></table>")))
        + list(section.points())).collect(joining());
  }

  /** Of text as people write it: empty lines part paragraphs, and lines that begin with a dash are points. */
  static String html(String text) {
    var html = new StringBuilder();
    for (String paragraph : text.replace("\r", "").split("\n\\s*\n")) {
      List<String> lines = paragraph.lines().filter(line -> !line.isBlank()).toList();
      int next = 0;
      while (next < lines.size()) {
        boolean points = isPoint(lines.get(next));
        int from = next;
        while (next < lines.size() && isPoint(lines.get(next)) == points) {
          next++;
        }
        List<String> alike = lines.subList(from, next);
        html.append(points ? list(alike.stream().map(line -> POINT.matcher(line).replaceFirst("")).toList())
            : "<p>" + alike.stream().map(LetterText::linked).collect(joining("<br/>")) + "</p>");
      }
    }
    return html.toString();
  }

  private static boolean isPoint(String line) {
    return POINT.matcher(line).find();
  }

  private static String list(List<String> points) {
    return points.isEmpty() ? "" : points.stream().map(point -> "<li>" + linked(point) + "</li>")
        .collect(joining("", "<ul>", "</ul>"));
  }

  private static String lines(String text) {
    return text.lines().map(LetterText::linked).collect(joining("<br/>"));
  }

  /** An address can be followed. */
  private static String linked(String line) {
    return LINK.matcher(escaped(line)).replaceAll(found -> Matcher.quoteReplacement("<a href=\"" + found.group() + "\">"
        + found.group() + "</a>"));
  }

  /** A page for a mail program. */
  static String page(String title, String body) {
    return "<!DOCTYPE html>\n<html lang=\"da\"><head><meta charset=\"UTF-8\"/><title>" + escaped(title)
        + "</title><style>"
        + STYLE + "</style></head><body><h1>" + escaped(title) + "</h1>" + body + "</body></html>\n";
  }

  /** What XML cannot hold, nobody can see. */
  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text.replaceAll("[^\\t\\n\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]",
        ""),
        "UTF-8");
  }
}
