package dk.dst.microdata.desk.overview;

import dk.dst.microdata.ground.rights.CaseKind.Scheme;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Counts, and keeps of every figure what it has counted: so a figure and the list behind it are one and the same.
 *
 * @param <T> what is counted
 */
final class Figures<T> {

  /** @param is whether something is counted in that column */
  record Column<T>(String head, Predicate<T> is) {}

  private final List<String> heads;
  private final Function<T, Line> line;
  private final Map<String, List<T>> counted = new LinkedHashMap<>();

  /**
   * Nothing is counted yet.
   *
   * @param heads of the lists, after case and institution
   * @param line what a list says of one
   */
  Figures(List<String> heads, Function<T, Line> line) {
    this.heads = heads;
    this.line = line;
  }

  Cell count(String figure, Collection<T> rows) {
    counted.put(figure, List.copyOf(rows));
    return Cell.count(rows.size(), figure);
  }

  /**
   * A table that counts each group by columns, and all of them in the last line.
   *
   * @param first head of the column that names the groups
   */
  Table cross(String key, String title, String first, Map<String, List<T>> groups, List<Column<T>> columns) {
    var all = new ArrayList<>(List.of(first));
    columns.forEach(column -> all.add(column.head()));
    List<List<Cell>> rows = groups.entrySet().stream()
        .map(group -> row(key, group.getKey(), group.getValue(), columns)).toList();
    return new Table(key, title, "", all, rows, groups.size() < 2 ? null
        : row(key, "I alt", groups.values().stream().flatMap(Collection::stream).toList(), columns), null);
  }

  private List<Cell> row(String key, String name, List<T> rows, List<Column<T>> columns) {
    var cells = new ArrayList<>(List.of(Cell.of(name)));
    columns.forEach(column -> cells.add(count(key + "/" + name + "/" + column.head(),
        rows.stream().filter(column.is()).toList())));
    return cells;
  }

  boolean has(String figure) {
    return counted.containsKey(figure);
  }

  List<String> heads() {
    return heads;
  }

  /** What the figure has counted, in the order of the lines. */
  List<Line> list(String figure) {
    return counted.getOrDefault(figure, List.of()).stream().map(line).sorted(Comparator.comparing(Line::key)).toList();
  }

  /** By scheme, in the order of the schemes; those without anything are left out. */
  static <T> Map<String, List<T>> byScheme(Collection<T> rows, Function<T, Scheme> scheme) {
    return named(rows.stream().collect(Collectors.groupingBy(scheme, TreeMap::new, Collectors.toList())),
        Scheme::danish);
  }

  /** The largest groups first, and of equal ones in the order of their names. */
  static <T> Map<String, List<T>> largestFirst(Collection<T> rows, Function<T, String> name) {
    var groups = new LinkedHashMap<String, List<T>>();
    rows.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList())).entrySet().stream()
        .sorted(Comparator.comparing((Map.Entry<String, List<T>> one) -> -one.getValue().size()))
        .forEach(one -> groups.put(one.getKey(), one.getValue()));
    return groups;
  }

  static <K, T> Map<String, List<T>> named(Map<K, List<T>> groups, Function<K, String> name) {
    var named = new LinkedHashMap<String, List<T>>();
    groups.forEach((key, rows) -> named.put(name.apply(key), rows));
    return named;
  }
}
