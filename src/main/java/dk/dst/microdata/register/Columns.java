package dk.dst.microdata.register;

import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.register.ContentFile.Problem;
import dk.dst.microdata.register.TableFile.Row;
import dk.dst.microdata.register.TableFile.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The columns of a list, found by their headings: in any order, among others that are not read. */
final class Columns {

  /** What a column holds, and the headings it is known by: those of Danmarks Datavindue and of our own files. */
  enum Column {
    REGISTER("register|registerkode|datasæt|kode|code"),
    REGISTER_NAME("registernavn"),
    NAME("navn|dansk navn|name_da"),
    NAME_EN("engelsk navn|name_en"),
    TOPIC("emne|datapakke|topic"),
    OWNER("ejer|owner"),
    VARIABLE("variabel|variabelnavn|variable"),
    LABEL("variabel label|variabellabel|label|variabeltekst|beskrivelse"),
    PERIODS("periode.*|år"),
    FIRST("første periode|første år|first_year"),
    LAST("seneste periode|sidste periode|seneste år|last_year"),
    PREORDERED("forudbestilt.*");

    private final Pattern headings;

    Column(String headings) {
      this.headings = Pattern.compile(headings);
    }
  }

  /** Of codes, in characters. */
  private static final int LONGEST_CODE = 100;
  private static final int LONGEST_SHOWN = 40;
  private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cc}]+");
  /** Blanks are not among them: a line below the list ("I alt 90 registre") is no register. */
  private static final Pattern CODE = Pattern.compile("[\\p{L}\\d_.$#-]+");

  private final Table table;
  private final Row header;
  private final Map<Column, Integer> found;

  private Columns(Table table) {
    this.table = table;
    this.header = table.top().stream().max(Comparator.comparingInt(row -> recognised(row).size()))
        .orElse(new Row(0, List.of()));
    this.found = recognised(header);
  }

  /** The columns whose headings stand in this row; of two that mean the same, the first. */
  static Map<Column, Integer> recognised(Row row) {
    var found = new EnumMap<Column, Integer>(Column.class);
    for (int i = 0; i < row.cells().size(); i++) {
      if (row.cell(i) != null) {
        String heading = row.cell(i).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        for (Column column : Column.values()) {
          if (column.headings.matcher(heading).matches()) {
            found.putIfAbsent(column, i);
          }
        }
      }
    }
    return found;
  }

  /**
   * The list in a file: the sheet that names variables, and of several the longest; else the longest that will do.
   *
   * @param usable whether a sheet has the columns that are needed
   * @param expected says which those are, to somebody who has sent a file without them
   * @param notes are told which sheet was read, and which were not
   */
  static Columns find(String fileName, byte[] bytes, Predicate<Columns> usable, String expected, List<String> notes) {
    var sheets = TableFile.read(fileName, bytes).stream().map(Columns::new).toList();
    Columns chosen = sheets.stream().filter(usable)
        .max(Comparator.<Columns, Boolean>comparing(one -> one.has(Column.VARIABLE))
            .thenComparing(one -> one.data().size()))
        .orElseThrow(() -> TableFile.refuse(fileName, "Der er ikke fundet en række med de nødvendige overskrifter. "
            + expected));
    if (chosen.table.sheet() != null) {
      String others = sheets.stream().filter(one -> one != chosen && !one.table.rows().isEmpty())
          .map(Columns::sheet).collect(Collectors.joining(", "));
      notes.add("Arket " + chosen.sheet() + " er læst." + (others.isEmpty() ? "" : " Ikke læst: " + others + "."));
    }
    return chosen;
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
    return "„" + TableFile.shown(header.cell(found.get(column)), LONGEST_SHOWN) + "“";
  }

  /** The text in a row on one line, or null where there is none or no such column. */
  String cell(Row row, Column column) {
    String cell = raw(row, column);
    return cell == null ? null : BREAKS.matcher(cell).replaceAll(" ");
  }

  /** The same with its lines. */
  String raw(Row row, Column column) {
    String cell = has(column) ? row.cell(found.get(column)) : null;
    if (cell != null && cell.length() > TableFile.LONGEST_CELL) {
      throw new InputRefused("Teksten i kolonnen " + heading(column) + " er på mere end " + TableFile.LONGEST_CELL
          + " tegn.");
    }
    return cell;
  }

  /** The code of a register or the name of a variable, in capitals; there must be one. */
  String code(Row row, Column column) {
    String code = cell(row, column);
    if (code == null) {
      throw new InputRefused("Der mangler en værdi i kolonnen " + heading(column) + ".");
    }
    if (code.length() > LONGEST_CODE || !CODE.matcher(code).matches()) {
      throw new InputRefused("„" + TableFile.shown(code, LONGEST_SHOWN) + "“ i kolonnen " + heading(column)
          + " kan ikke bruges. Skriv højst " + LONGEST_CODE + " bogstaver, tal og tegnene _ - . $ #, uden mellemrum.");
    }
    return code.toUpperCase(Locale.ROOT);
  }

  /** What the list says a variable is, or null; the export of Danmarks Datavindue says so where it says nothing. */
  String label(Row row) {
    String label = cell(row, Column.LABEL);
    return "INGEN LABEL".equalsIgnoreCase(label) ? null : label;
  }

  /** Shows every row below the headings to a reader; those it refuses are returned. */
  List<Problem> read(Consumer<Row> reader) {
    var problems = new ArrayList<Problem>();
    for (Row row : data()) {
      try {
        reader.accept(row);
      } catch (InputRefused e) {
        problems.add(new Problem(row.number(), e.getMessage()));
      }
    }
    return problems;
  }

  /** The refusal of a list none of whose rows could be read. */
  static InputRefused nothingRead(String fileName, List<Problem> problems) {
    return TableFile.refuse(fileName, problems.isEmpty() ? "Der er ingen rækker under overskrifterne."
        : "Ingen af rækkerne kan bruges. " + problems.stream().limit(3)
            .map(problem -> "Række " + problem.row() + ": " + problem.reason()).collect(Collectors.joining(" ")));
  }

  private List<Row> data() {
    int first = table.rows().indexOf(header) + 1;
    return table.rows().subList(first, table.rows().size());
  }

  private String sheet() {
    return "„" + TableFile.shown(table.sheet(), LONGEST_SHOWN) + "“";
  }
}
