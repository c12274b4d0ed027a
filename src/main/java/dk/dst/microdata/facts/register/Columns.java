package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.ContentFile.Problem;
import dk.dst.microdata.facts.register.TableFile.Row;
import dk.dst.microdata.facts.register.TableFile.Table;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.text.Danish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns of a list, found by their headings: in any order, among others that are not read. */
final class Columns {

  /**
   * What a list must have: one of some columns.
   *
   * @param what says so to somebody who has sent a list without them, in Danish
   */
  record Need(String what, Column... any) {}

  /** Of codes, in characters. */
  private static final int LONGEST_CODE = 100;
  private static final int LONGEST_SHOWN = 40;
  private static final int MOST_SHOWN = 20;
  /** Whoever has mended so many rows loads the list again. */
  private static final int MOST_PROBLEMS = 1_000;
  private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cc}]+");
  /** Blanks are not among them: a line below the list ("I alt 90 registre") is no register. */
  private static final Pattern CODE = Pattern.compile("[\\p{L}\\d_.$#-]+");

  /** How R, SAS, SQL and Excel write that there is no value, and people. */
  static final List<String> NO_VALUE =
      List.of("NA", "N/A", "n/a", "#N/A", "#I/T", "NULL", "null", "NaN", ".", "-", "–");
  static final List<String> YES =
      List.of("x", "✓", "✔", "☑", "☒", "ja", "j", "yes", "y", "v", "1", "sand", "true", "kryds", "*");
  static final List<String> NO = List.of("nej", "n", "no", "0", "falsk", "false", "☐");

  private final Table table;
  private final Row header;
  private final Map<Column, Integer> found;
  private final List<String> notes;

  private Columns(Table table, List<String> notes) {
    this.table = table;
    this.notes = notes;
    this.header = headers(table).stream().max(Comparator.comparingInt(row -> visible(table, row).size()))
        .orElse(new Row(0, List.of()));
    this.found = visible(table, header);
  }

  /** The columns whose headings stand in this row; of two that mean the same, the first. */
  static Map<Column, Integer> recognised(Row row) {
    var found = new EnumMap<Column, Integer>(Column.class);
    for (int i = 0; i < row.cells().size(); i++) {
      Column column = row.cell(i) == null ? null : Column.of(row.cell(i));
      if (column != null) {
        found.putIfAbsent(column, i);
      }
    }
    return found;
  }

  private static Map<Column, Integer> visible(Table table, Row row) {
    return recognised(new Row(row.number(), IntStream.range(0, row.cells().size())
        .mapToObj(i -> table.hiddenColumns().contains(i) ? null : row.cell(i)).toList()));
  }

  /** Rows that may be the headings: each of the first, and each together with the one below, where headings have two. */
  private static List<Row> headers(Table table) {
    var candidates = new ArrayList<Row>();
    List<Row> top = table.top();
    for (int i = 0; i < top.size(); i++) {
      candidates.add(top.get(i));
      if (i + 1 < top.size()) {
        Row upper = top.get(i);
        Row lower = top.get(i + 1);
        candidates.add(new Row(lower.number(), IntStream.range(0, Math.max(upper.cells().size(), lower.cells().size()))
            .mapToObj(column -> lower.cell(column) == null ? upper.cell(column) : lower.cell(column)).toList()));
      }
    }
    return candidates;
  }

  /**
   * The list in a file: of the sheets that people see the one that names variables, and of several the longest; else
   * the longest that will do.
   *
   * @param notes are told which sheet was read, and what was left out
   */
  static Columns find(String fileName, byte[] bytes, List<Need> needs, List<String> notes) {
    List<Table> tables = TableFile.read(fileName, bytes);
    var sheets = tables.stream().filter(table -> !table.hidden()).map(table -> new Columns(table, notes)).toList();
    Columns chosen = sheets.stream().filter(columns -> columns.lacking(needs).isEmpty())
        .max(Comparator.<Columns, Boolean>comparing(columns -> columns.has(Column.VARIABLE))
            .thenComparing(columns -> columns.data().size()))
        .orElseThrow(() -> TableFile.refuse(fileName, lacking(tables, sheets, needs)));
    if (chosen.table.sheet() != null) {
      notes.add("Arket " + shown(chosen.table.sheet()) + " er læst."
          + said(" Ikke læst: ", sheets.stream().filter(columns -> columns != chosen && !columns.table.rows().isEmpty())
              .map(columns -> columns.table.sheet()).toList())
          + said(" Skjult og ikke læst: ", hidden(tables)));
    }
    chosen.noteHiddenColumns();
    return chosen;
  }

  private static List<String> hidden(List<Table> tables) {
    return tables.stream().filter(table -> table.hidden() && !table.rows().isEmpty()).map(Table::sheet).toList();
  }

  private List<Need> lacking(List<Need> needs) {
    return needs.stream().filter(need -> !has(need.any())).toList();
  }

  /** Which headings there are, and which are needed. */
  private static String lacking(List<Table> tables, List<Columns> sheets, List<Need> needs) {
    Columns best = sheets.stream().filter(columns -> !columns.table.rows().isEmpty())
        .max(Comparator.comparingInt(columns -> columns.found.size())).orElse(null);
    if (best == null) {
      return "Der står ikke noget i de ark, der kan ses." + said(" Skjulte ark læses ikke: ", hidden(tables));
    }
    Row shown = best.found.isEmpty() ? best.table.top().stream()
        .max(Comparator.comparingLong(row -> row.cells().stream().filter(cell -> cell != null).count()))
        .orElse(best.header) : best.header;
    List<String> cells = shown.cells().stream().filter(cell -> cell != null).toList();
    return "Der mangler en kolonne med " + best.lacking(needs).stream().map(Need::what)
        .collect(Collectors.joining(" og en kolonne med ")) + "."
        + said(best.found.isEmpty() ? " Ingen overskrifter er kendt. I række " + shown.number() + " står: "
            : " Overskrifterne i række " + shown.number() + " er: ", cells)
        + said(" Kendt er: ", best.found.values().stream().map(shown::cell).toList())
        + said(" Skjulte kolonner læses ikke: ", best.hiddenHeadings())
        + said(" Skjulte ark læses ikke: ", hidden(tables))
        + " Siden „Sådan skal en liste se ud“ har alle overskrifter, der kendes, og en skabelon.";
  }

  private static String said(String before, List<String> names) {
    return names.isEmpty() ? "" : before + names.stream().limit(MOST_SHOWN).map(Columns::shown)
        .collect(Collectors.joining(", ")) + (names.size() > MOST_SHOWN ? " og flere" : "") + ".";
  }

  private static String shown(String text) {
    return "„" + TableFile.shown(text, LONGEST_SHOWN) + "“";
  }

  private List<String> hiddenHeadings() {
    return table.hiddenColumns().stream().sorted().map(header::cell).filter(cell -> cell != null).toList();
  }

  private void noteHiddenColumns() {
    List<String> headings = hiddenHeadings();
    if (!headings.isEmpty()) {
      notes.add(Danish.count(headings.size(), "skjult kolonne", "skjulte kolonner") + " er ikke læst"
          + said(": ", headings));
    }
  }

  boolean has(Column... any) {
    for (Column column : any) {
      if (found.containsKey(column)) {
        return true;
      }
    }
    return false;
  }

  /** The heading of a column that is there, as the file writes it. */
  String heading(Column column) {
    return shown(header.cell(found.get(column)));
  }

  /** The text in a row on one line, or null where there is none or no such column. */
  String cell(Row row, Column column) {
    String cell = raw(row, column);
    return cell == null ? null : BREAKS.matcher(cell).replaceAll(" ");
  }

  /** The text in a row with its line breaks, or null where there is none or no such column. */
  String raw(Row row, Column column) {
    String cell = has(column) ? row.cell(found.get(column)) : null;
    if (cell != null && cell.length() > TableFile.LONGEST_CELL) {
      throw new InputRefused("Teksten i kolonnen " + heading(column) + " er på mere end " + TableFile.LONGEST_CELL
          + " tegn.");
    }
    return cell == null || NO_VALUE.contains(cell) ? null : cell;
  }

  /** The code of a register or the name of a variable, in capitals; there must be one. */
  String code(Row row, Column column) {
    String code = filled(row, column);
    if (code.length() > LONGEST_CODE || !CODE.matcher(code).matches()) {
      throw new InputRefused("„" + TableFile.shown(code, LONGEST_SHOWN) + "“ i kolonnen " + heading(column)
          + " kan ikke bruges. Skriv højst " + LONGEST_CODE + " bogstaver, tal og tegnene _ - . $ #, uden mellemrum.");
    }
    return code.toUpperCase(Locale.ROOT);
  }

  /**
   * The name of a variable of a source that is not Statistics Denmark's. One that is no code stays as it is written:
   * other owners have blanks, slashes and colons in their names.
   */
  String name(Row row, Column column) {
    String name = filled(row, column);
    if (name.length() > LONGEST_CODE) {
      throw new InputRefused("„" + TableFile.shown(name, LONGEST_SHOWN) + "“ i kolonnen " + heading(column)
          + " er på mere end " + LONGEST_CODE + " tegn.");
    }
    return CODE.matcher(name).matches() ? name.toUpperCase(Locale.ROOT) : name;
  }

  private String filled(Row row, Column column) {
    String text = cell(row, column);
    if (text == null) {
      throw new InputRefused("Der mangler en værdi i kolonnen " + heading(column) + ".");
    }
    return text;
  }

  /** What the list says a variable is, or null; the export of Danmarks Datavindue says so where it says nothing. */
  String label(Row row) {
    String label = cell(row, Column.LABEL);
    return "INGEN LABEL".equalsIgnoreCase(label) ? null : label;
  }

  /**
   * Shows every row below the headings to a reader, but those that people have left out: rows that are hidden, struck
   * out or not wanted. Those it refuses are returned.
   */
  List<Problem> read(Consumer<Row> reader) {
    var problems = new ArrayList<Problem>();
    int hidden = 0;
    int struck = 0;
    int unwanted = 0;
    int repeated = 0;
    int unnamed = 0;
    for (Row row : data()) {
      try {
        if (row.hidden()) {
          hidden++;
        } else if (isStruck(row)) {
          struck++;
        } else if (isHeader(row)) {
          repeated++;
        } else if (!isWanted(row)) {
          unwanted++;
        } else {
          reader.accept(row);
        }
      } catch (InputRefused e) {
        if (problems.size() < MOST_PROBLEMS) {
          problems.add(new Problem(row.number(), e.getMessage()));
        } else {
          unnamed++;
        }
      }
    }
    note(hidden, "skjult række", "skjulte rækker", " er ikke læst. Vis dem i regnearket, hvis de skal med.");
    note(struck, "overstreget række", "overstregede rækker", " er ikke læst.");
    note(repeated, "række", "rækker", " gentager overskrifterne og er sprunget over.");
    note(unwanted, "række", "rækker", " er ikke valgt i kolonnen " + (has(Column.WANTED) ? heading(Column.WANTED) : "")
        + " og er ikke læst.");
    note(unnamed, "række", "rækker", " mere kunne ikke læses; kun de første "
        + Danish.count(MOST_PROBLEMS, "", "").strip() + " er nævnt.");
    return problems;
  }

  private void note(int count, String one, String several, String what) {
    if (count > 0) {
      notes.add(Danish.count(count, one, several) + what);
    }
  }

  /** A row is struck out when what it is about is. */
  private boolean isStruck(Row row) {
    return !row.struck().isEmpty() && Set.of(Column.VARIABLE, Column.REGISTER, Column.REGISTER_NAME).stream()
        .anyMatch(column -> has(column) && row.struck().contains(found.get(column)));
  }

  /** Lists in sections have their headings again above each. */
  private boolean isHeader(Row row) {
    return found.values().stream().allMatch(column -> row.cell(column) != null
        && row.cell(column).equalsIgnoreCase(header.cell(column)));
  }

  private boolean isWanted(Row row) {
    String mark = cell(row, Column.WANTED);
    if (mark == null) {
      return !has(Column.WANTED);
    }
    String plain = mark.toLowerCase(Locale.ROOT);
    if (!YES.contains(plain) && !NO.contains(plain)) {
      throw new InputRefused("„" + TableFile.shown(mark, LONGEST_SHOWN) + "“ i kolonnen " + heading(Column.WANTED)
          + " er hverken et ja eller et nej. Skriv x, ja eller 1 ved de rækker, der skal med.");
    }
    return YES.contains(plain);
  }

  /** The refusal of a list none of whose rows could be read. */
  InputRefused nothingRead(String fileName, List<Problem> problems) {
    return TableFile.refuse(fileName, problems.isEmpty() && data().isEmpty()
        ? "Der er ingen rækker under overskrifterne." : "Ingen af rækkerne kan bruges. " + problems.stream().limit(3)
            .map(problem -> "Række " + problem.row() + ": " + problem.reason()).collect(Collectors.joining(" "))
            + String.join(" ", problems.isEmpty() ? notes : List.of()));
  }

  private List<Row> data() {
    int from = (int) table.rows().stream().takeWhile(row -> row.number() <= header.number()).count();
    return table.rows().subList(from, table.rows().size());
  }
}
