package dk.dst.microdata.desk.overview;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table of the overview, with the chart that shows it.
 *
 * @param key its name in addresses
 * @param said what one must know to read it, or empty
 * @param total the last line, or null
 * @param chart null where it has none
 */
record Table(String key, String title, String said, List<String> heads, List<List<Cell>> rows, List<Cell> total,
    Chart chart) {

  /**
   * How the columns are drawn; the first column names what is drawn.
   *
   * @param kind "bar", "stacked" or "line"
   * @param columns those that are drawn
   * @param unit what the numbers are, e.g. "sager"
   * @param marks lines across, by name
   */
  record Chart(String kind, List<Integer> columns, String unit, List<Mark> marks) {}

  record Mark(String name, double at) {}

  Table with(Chart shown) {
    return new Table(key, title, said, heads, rows, total, shown);
  }

  /** All lines as a file has them. */
  List<List<Object>> lines() {
    return Stream.concat(rows.stream(), Stream.ofNullable(total))
        .map(row -> row.stream().map(Cell::value).toList()).toList();
  }
}
