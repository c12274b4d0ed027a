package dk.dst.microdata.ground.agreement;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;

/** What stands in a field of an agreement. Written by people, so it is text and never markup. */
public sealed interface Value {

  /** All of it in the middle of a line. */
  String inLine();

  /** Words, line by line. */
  record Text(String text) implements Value {

    @Override
    public String inLine() {
      return text.replaceAll("\\s+", " ");
    }
  }

  /** Points. */
  record Points(List<String> points) implements Value {

    @Override
    public String inLine() {
      return String.join("; ", points);
    }
  }

  /** Rows of cells below their heads. */
  record Table(List<String> heads, List<List<String>> rows) implements Value {

    @Override
    public String inLine() {
      return rows.stream().map(row -> String.join(", ", row)).collect(joining("; "));
    }
  }

  /** Words, or "Ingen" where there are none. */
  static Value of(String text) {
    return new Text(text == null || text.isBlank() ? "Ingen" : text.strip());
  }

  static Value points(List<String> points) {
    return points.isEmpty() ? of(null) : new Points(List.copyOf(points));
  }

  static Value table(List<String> heads, List<List<String>> rows) {
    return rows.isEmpty() ? of(null) : new Table(List.copyOf(heads), List.copyOf(rows));
  }

  /** Fields by their labels, in the order of the lines. */
  static Value fields(Map<String, String> lines) {
    return table(List.of("Felt", "Indhold"),
        lines.entrySet().stream().map(line -> List.of(line.getKey(), line.getValue())).toList());
  }

  /** The parties in the order in which they sign: FSE by its head of office, and then the other. */
  static Value parties(String other, String named, String signatory) {
    return table(List.of("Part", "Navn", "Underskriver"), List.of(
        List.of("Danmarks Statistik", "Danmarks Statistik, Forskningsservice (FSE)", "Kontorchefen"),
        List.of(other, named, signatory)));
  }
}
