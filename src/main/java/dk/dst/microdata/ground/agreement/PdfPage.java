package dk.dst.microdata.ground.agreement;

import java.util.List;
import org.springframework.web.util.HtmlUtils;

/** XHTML of a document as {@link PdfDocument} reads it: with a title, a footer on every page, and bookmarks. */
public final class PdfPage {

  private static final String STYLE = """
      body { font-family: 'Liberation Sans'; font-size: 10pt; line-height: 1.4 }
      h1 { font-size: 18pt } h2 { font-size: 12pt; margin: 14pt 0 4pt; page-break-after: avoid }
      p { margin: 0 0 6pt } ul { margin: 0 0 6pt }
      table { border-collapse: collapse; width: 100%; margin: 0 0 6pt; -fs-table-paginate: paginate }
      tr { page-break-inside: avoid } th, td { border: 0.5pt solid #767676; padding: 3pt; text-align: left;
        vertical-align: top; word-wrap: break-word }""";

  private PdfPage() {}

  /**
   * A page whose headings are numbered in the order they stand.
   *
   * @param headings of the second level, as text
   * @param body what stands under the title, with these headings as plain elements
   */
  public static String of(String title, String footer, List<String> headings, String body) {
    var bookmarks = new StringBuilder();
    String content = body;
    for (int number = 1; number <= headings.size(); number++) {
      String id = "afsnit-" + number;
      bookmarks.append("<bookmark name=\"").append(HtmlUtils.htmlEscape(headings.get(number - 1), "UTF-8"))
          .append("\" href=\"#").append(id).append("\"/>");
      content = content.replaceFirst("<h2>", "<h2 id=\"" + id + "\">");
    }
    return page(HtmlUtils.htmlEscape(title, "UTF-8"), footer, bookmarks, content);
  }

  /** @param title escaped */
  static String page(String title, String footer, CharSequence bookmarks, CharSequence content) {
    return """
        <!DOCTYPE html>
        <html lang="da"><head><title>%1$s</title><meta name="author" content="Danmarks Statistik"/>
        <meta name="subject" content="%1$s"/><meta name="description" content="%1$s"/>
        <bookmarks>%2$s</bookmarks><style>%3$s
        @page { size: A4; margin: 22mm 20mm; @bottom-left { font-family: 'Liberation Sans'; font-size: 8pt;
          content: "%4$s · side " counter(page) " af " counter(pages) } }</style></head>
        <body><h1>%1$s</h1>%5$s</body></html>
        """.formatted(title, bookmarks, STYLE, footer.replaceAll("[\"\\\\<>&\n]", " "), content);
  }
}
