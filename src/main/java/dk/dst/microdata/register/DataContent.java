package dk.dst.microdata.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

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

  /** The same without these registers. */
  public DataContent without(Collection<String> registers) {
    var left = new LinkedHashMap<>(holdings);
    left.keySet().removeAll(registers);
    return new DataContent(left);
  }

  /** The same as rows. */
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
