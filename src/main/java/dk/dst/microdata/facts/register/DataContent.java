package dk.dst.microdata.facts.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What a database or a project holds or asks for: registers, their variables, and the years of each. Immutable. A
 * register of which no variables are named is held whole.
 */
public final class DataContent {

  public static final DataContent NONE = new DataContent(new LinkedHashMap<>());

  /**
   * One register of a content.
   *
   * @param variables names in ascending order; empty where the register is held whole
   * @param years of each variable, in the same order
   * @param span the years in which anything of the register is held
   * @param cells how many cells it is: variable-years, or years where the register is held whole
   */
  public record Holding(String register, List<String> variables, List<Years> years, Years span, int cells) {

    public boolean isWhole() {
      return variables.isEmpty();
    }

    /** The years of a variable; those of the register where it is held whole. Null, for a whole register, has none here. */
    private Years of(String variable) {
      int at = variable == null ? -1 : Collections.binarySearch(variables, variable);
      return isWhole() ? span : at < 0 ? Years.NONE : years.get(at);
    }

    /** Each variable, or null for the whole register, with its years. */
    private void forEach(BiConsumer<String, Years> row) {
      if (isWhole()) {
        row.accept(null, span);
      }
      for (int i = 0; i < variables.size(); i++) {
        row.accept(variables.get(i), years.get(i));
      }
    }
  }

  /** By code: looked up a hundred thousand times in one check, so hashed, but in order. */
  private final LinkedHashMap<String, Holding> holdings;

  private DataContent(LinkedHashMap<String, Holding> holdings) {
    this.holdings = holdings;
  }

  /** Rows of the same variable are put together; a whole register takes in its variables. */
  public static DataContent of(Collection<ContentRow> rows) {
    var years = new TreeMap<String, TreeMap<String, Years>>();
    for (ContentRow row : rows) {
      years.computeIfAbsent(row.register(), code -> new TreeMap<>())
          .merge(row.variable() == null ? "" : row.variable(), row.years(), Years::or);
    }
    var holdings = new LinkedHashMap<String, Holding>();
    years.forEach((register, variables) -> holdings.put(register, holding(register, variables)));
    return new DataContent(holdings);
  }

  private static Holding holding(String register, TreeMap<String, Years> variables) {
    Years span = variables.values().stream().reduce(Years.NONE, Years::or);
    return variables.containsKey("") ? new Holding(register, List.of(), List.of(), span, span.count())
        : new Holding(register, List.copyOf(variables.keySet()), List.copyOf(variables.values()), span,
            variables.values().stream().mapToInt(Years::count).sum());
  }

  /** Its registers, by code. */
  public Collection<Holding> holdings() {
    return holdings.values();
  }

  /** Codes of its registers, in order. */
  public Collection<String> registers() {
    return holdings.keySet();
  }

  /** The register as held here, or null. */
  public Holding find(String register) {
    return holdings.get(register);
  }

  /** How many rows it is as a list: variables, and registers held whole. */
  public int rows() {
    return holdings.values().stream().mapToInt(holding -> Math.max(1, holding.variables().size())).sum();
  }

  public boolean isEmpty() {
    return holdings.isEmpty();
  }

  /** What is left where these registers leave. */
  public DataContent without(Collection<String> registers) {
    var left = new LinkedHashMap<>(holdings);
    left.keySet().removeAll(registers);
    return new DataContent(left);
  }

  /**
   * What of this the other holds, too. Where this asks for a whole register of which the other holds some variables, it
   * is those.
   */
  public DataContent common(DataContent other) {
    var rows = new ArrayList<ContentRow>();
    for (Holding own : holdings.values()) {
      Holding held = other.find(own.register());
      if (held == null) {
        continue;
      }
      if (own.isWhole() && !held.isWhole()) {
        for (int i = 0; i < held.variables().size(); i++) {
          add(own.register(), held.variables().get(i), held.years().get(i).and(own.span()), rows);
        }
      }
      own.forEach((variable, years) -> add(own.register(), variable, years.and(held.of(variable)), rows));
    }
    return of(rows);
  }

  /** What of this the other does not hold. A whole register is held in the years in which anything of it is. */
  public DataContent beyond(DataContent other) {
    var rows = new ArrayList<ContentRow>();
    for (Holding own : holdings.values()) {
      Holding held = other.find(own.register());
      own.forEach((variable, years) -> add(own.register(), variable, held == null ? years
          : years.without(variable == null ? held.span() : held.of(variable)), rows));
    }
    return of(rows);
  }

  private static void add(String register, String variable, Years years, List<ContentRow> rows) {
    if (!years.isEmpty()) {
      rows.add(new ContentRow(register, variable, null, years, null, null));
    }
  }

  /** The content row by row, as it is kept. */
  public List<ContentRow> asRows() {
    var rows = new ArrayList<ContentRow>();
    for (Holding holding : holdings.values()) {
      if (holding.isWhole()) {
        rows.add(ContentRow.whole(holding.register(), holding.span()));
      }
      for (int i = 0; i < holding.variables().size(); i++) {
        rows.add(ContentRow.variable(holding.register(), holding.variables().get(i), holding.years().get(i)));
      }
    }
    return rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DataContent content && holdings.equals(content.holdings);
  }

  @Override
  public int hashCode() {
    return holdings.hashCode();
  }

  @Override
  public String toString() {
    return asRows().toString();
  }
}
