package dk.dst.microdata.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Areas on top of each other over time, as a picture that any browser shows. */
final class Chart {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 380;
  private static final int LEFT = 50;
  private static final int TOP = 50;
  private static final List<String> COLOURS = List.of("#2f6f9f", "#d98e3f", "#7fb069", "#a9b4bd", "#d9d4cb");

  private final List<String> areas;
  private final TreeMap<LocalDate, Map<String, Integer>> points = new TreeMap<>();
  private final TreeMap<LocalDate, String> marks = new TreeMap<>();

  /** @param areas names, from the bottom to the top */
  Chart(List<String> areas) {
    this.areas = areas;
  }

  void point(LocalDate day, Map<String, Integer> heights) {
    points.put(day, heights);
  }

  void mark(LocalDate day, String what) {
    marks.merge(day, what, (one, other) -> one + ", " + other);
  }

  String svg() {
    int highest = Math.max(1, points.values().stream().mapToInt(map -> map.values().stream().mapToInt(i -> i).sum())
        .max().orElse(1));
    var svg = new StringBuilder("""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="%d" y="18" font-size="14">Cases of project databases</text>
        """.formatted(LEFT + WIDTH + 20, TOP + HEIGHT + 60, LEFT));
    for (int i = 0; i < areas.size(); i++) {
      area(svg, i, highest);
      svg.append("<rect x=\"%d\" y=\"26\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"36\">%s</text>%n"
          .formatted(LEFT + i * 120, COLOURS.get(i), LEFT + i * 120 + 16, areas.get(i)));
    }
    axes(svg, highest);
    marks.forEach((day, what) -> svg.append((
        "<line x1=\"%1$s\" x2=\"%1$s\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"%4$s\" stroke-dasharray=\"%5$s\">"
            + "<title>%6$s</title></line>%n")
            .formatted(x(day), TOP, TOP + HEIGHT, what.contains("release") ? "black" : "#b02a2a",
                what.contains("release") ? "6 3" : "2 3", day + ": " + what)));
    svg.append(("<text x=\"%d\" y=\"%d\">dashed black: a release of new models; dotted red: an outage, a crash, or no"
        + " mail</text>%n").formatted(LEFT, TOP + HEIGHT + 45));
    return svg.append("</svg>\n").toString();
  }

  private void area(StringBuilder svg, int area, int highest) {
    var upper = new ArrayList<String>();
    var lower = new ArrayList<String>();
    points.forEach((day, heights) -> {
      int below = areas.subList(0, area).stream().mapToInt(name -> heights.getOrDefault(name, 0)).sum();
      upper.add(x(day) + "," + y(below + heights.getOrDefault(areas.get(area), 0), highest));
      lower.add(0, x(day) + "," + y(below, highest));
    });
    svg.append("<polygon fill=\"%s\" points=\"%s %s\"/>%n".formatted(COLOURS.get(area), String.join(" ", upper),
        String.join(" ", lower)));
  }

  private void axes(StringBuilder svg, int highest) {
    for (int i = 0; i <= 4; i++) {
      int value = highest * i / 4;
      svg.append("<text x=\"%d\" y=\"%s\" text-anchor=\"end\">%d</text>%n".formatted(LEFT - 6, y(value, highest),
          value));
    }
    for (int year = points.firstKey().getYear(); year <= points.lastKey().getYear(); year++) {
      LocalDate first = LocalDate.of(year, 1, 1);
      LocalDate day = first.isBefore(points.firstKey()) ? points.firstKey() : first;
      svg.append("<text x=\"%s\" y=\"%d\">%d</text>%n".formatted(x(day), TOP + HEIGHT + 18, year));
    }
  }

  private String x(LocalDate day) {
    double from = points.firstKey().toEpochDay();
    double all = Math.max(1, points.lastKey().toEpochDay() - from);
    return String.format(Locale.ROOT, "%.1f", LEFT + WIDTH * (day.toEpochDay() - from) / all);
  }

  private static String y(int value, int highest) {
    return String.format(Locale.ROOT, "%.1f", TOP + HEIGHT - (double) HEIGHT * value / highest);
  }
}
