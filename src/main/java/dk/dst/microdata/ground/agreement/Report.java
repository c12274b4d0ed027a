package dk.dst.microdata.ground.agreement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tables below headings as a PDF that looks, is kept and can be read aloud as agreements are. */
@Component
public class Report {

  /** @param said what one must know to read the table, or empty */
  public record Part(String heading, String said, List<String> heads, List<List<String>> rows) {}

  private final PdfDocument pdf;

  Report(PdfDocument pdf) {
    this.pdf = pdf;
  }

  /** @param opening the first lines; @param footer stands at the foot of every page */
  public byte[] pdf(String title, String opening, String footer, List<Part> parts) {
    var text = new StringBuilder("{o}\n");
    Map<String, Value> values = new HashMap<>();
    values.put("o", Value.of(opening));
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      text.append("## {h").append(i).append("}\n").append(part.said().isEmpty() ? "" : "{s" + i + "}\n")
          .append("{t").append(i).append("}\n");
      values.put("h" + i, Value.of(part.heading()));
      values.put("s" + i, Value.of(part.said()));
      values.put("t" + i, Value.table(part.heads(), part.rows()));
    }
    return pdf.of(Sheet.of(title, footer, new AgreementText("report", 1, text.toString()), values));
  }
}
