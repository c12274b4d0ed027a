package dk.dst.microdata.facts.register;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A content as the set of its cells, one by one: slow, and plainly what {@link Overlap} defines. */
final class Cells {

  private static final String WHOLE = "";

  /** A variable of a register in a year; the register itself where it is held whole. */
  private record Cell(String register, String variable, int year) {}

  private final Set<Cell> cells;

  private Cells(Set<Cell> cells) {
    this.cells = cells;
  }

  static Cells of(List<ContentRow> rows) {
    Set<String> whole = rows.stream().filter(row -> row.variable() == null).map(ContentRow::register)
        .collect(Collectors.toSet());
    return new Cells(rows.stream().flatMap(row -> row.years().stream().mapToObj(year -> new Cell(row.register(),
        whole.contains(row.register()) ? WHOLE : row.variable(), year))).collect(Collectors.toSet()));
  }

  int count() {
    return cells.size();
  }

  Set<String> registers() {
    return cells.stream().map(Cell::register).collect(Collectors.toSet());
  }

  /** Those of these cells that the others hold. */
  Cells heldBy(Cells others) {
    return only(others::hold);
  }

  Cells of(String register) {
    return only(cell -> cell.register().equals(register));
  }

  /** The cells of one variable by its name: those of a register held whole are of none. */
  Cells of(String register, String variable) {
    return only(cell -> cell.register().equals(register) && cell.variable().equals(variable));
  }

  /** The cells of both, of those of either. */
  double jaccard(Cells others) {
    Set<String> coarse = new HashSet<>(whole());
    coarse.addAll(others.whole());
    Set<Cell> either = coarsened(coarse);
    Set<Cell> both = coarsened(coarse);
    both.retainAll(others.coarsened(coarse));
    either.addAll(others.coarsened(coarse));
    return either.isEmpty() ? 0 : (double) both.size() / either.size();
  }

  private boolean hold(Cell cell) {
    return cells.contains(cell) || cells.contains(new Cell(cell.register(), WHOLE, cell.year()))
        || cell.variable().equals(WHOLE) && cells.stream()
            .anyMatch(own -> own.register().equals(cell.register()) && own.year() == cell.year());
  }

  private Cells only(Predicate<Cell> wanted) {
    return new Cells(cells.stream().filter(wanted).collect(Collectors.toSet()));
  }

  private Set<String> whole() {
    return only(cell -> cell.variable().equals(WHOLE)).registers();
  }

  /** The cells, with those of these registers by year alone. */
  private Set<Cell> coarsened(Set<String> registers) {
    return cells.stream().map(cell -> registers.contains(cell.register())
        ? new Cell(cell.register(), WHOLE, cell.year()) : cell).collect(Collectors.toCollection(HashSet::new));
  }
}
