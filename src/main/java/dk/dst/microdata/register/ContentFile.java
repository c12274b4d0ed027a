package dk.dst.microdata.register;

import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.register.Columns.Column;
import dk.dst.microdata.register.TableFile.Row;
import dk.dst.microdata.scheme.Danish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A list of registers, variables and periods as a person has it: the export of Danmarks Datavindue, or a table of
 * one's own, in .xlsx or .csv. A row is read whole or named as a problem; it is never read in part.
 */
public final class ContentFile {

  /** @param row as Excel or a text editor numbers it */
  public record Problem(int row, String reason) {}

  /**
   * What was read.
   *
   * @param rows by register and variable, each of them once; never empty
   * @param problems rows that are not among them, and why, in Danish
   * @param remarks rows that are, but that somebody should look at
   * @param notes on the whole, such as which sheet was read
   */
  public record Reading(List<ContentRow> rows, List<Problem> problems, List<Problem> remarks, List<String> notes) {}

  private static final String EXPECTED = "Der skal være en kolonne „Register“ og en kolonne „Perioder“ eller „Første "
      + "periode“ og „Seneste periode“; er der variable, skal de stå i en kolonne „Variabel“.";
  private static final int LONGEST_PREORDERED = 200;
  private static final int LONGEST_NAME = 100;

  private record Key(String register, String variable) {}

  private final Columns columns;
  private final Column register;
  private final int horizon;
  private final Map<Key, ContentRow> rows = new HashMap<>();
  private final Map<Key, Integer> places = new HashMap<>();
  private final List<Problem> remarks = new ArrayList<>();
  private int openEnds;

  private ContentFile(Columns columns, int horizon) {
    this.columns = columns;
    this.register = columns.has(Column.REGISTER) ? Column.REGISTER : Column.REGISTER_NAME;
    this.horizon = horizon;
  }

  /**
   * The name of a file as it may be kept and shown: on one line, without hidden characters, cut to 100 characters, and
   * "liste" where a browser gives none.
   */
  public static String name(String fileName) {
    String name = fileName == null ? "" : TableFile.shown(fileName, LONGEST_NAME);
    return name.isEmpty() ? "liste" : name;
  }

  /**
   * Reads a file.
   *
   * @param horizon the year of the reading: an open period runs to it, and a later one is a problem
   * @throws InputRefused where the file is no such list, or none of its rows can be read
   */
  public static Reading read(String fileName, byte[] bytes, int horizon) {
    var notes = new ArrayList<String>();
    Columns columns = Columns.find(fileName, bytes, one -> one.has(Column.REGISTER, Column.REGISTER_NAME)
        && one.has(Column.PERIODS, Column.FIRST, Column.LAST), EXPECTED, notes);
    var file = new ContentFile(columns, horizon);
    List<Problem> problems = columns.read(file::take);
    if (file.rows.isEmpty()) {
      throw Columns.nothingRead(fileName, problems);
    }
    if (!columns.has(Column.VARIABLE)) {
      notes.add("Listen har ingen kolonne med variable. Registrene er læst som hele registre.");
    }
    if (file.openEnds > 0) {
      notes.add("Perioder uden slutår er læst til og med " + horizon + " ("
          + Danish.count(file.openEnds, "række", "rækker") + ").");
    }
    return new Reading(file.rows.values().stream().sorted(Comparator.comparing(ContentRow::register)
        .thenComparing(ContentRow::variable, Comparator.nullsFirst(Comparator.naturalOrder()))).toList(),
        problems, file.remarks, notes);
  }

  private void take(Row row) {
    String preordered = columns.cell(row, Column.PREORDERED);
    if (preordered != null && preordered.length() > LONGEST_PREORDERED) {
      throw new InputRefused("Teksten i kolonnen " + columns.heading(Column.PREORDERED) + " er på mere end "
          + LONGEST_PREORDERED + " tegn.");
    }
    var key = new Key(columns.code(row, register),
        columns.has(Column.VARIABLE) ? columns.code(row, Column.VARIABLE) : null);
    String text = periods(row);
    PeriodText periods = PeriodText.read(text, firstYear(row), horizon);
    var content = new ContentRow(key.register(), key.variable(), columns.label(row), periods.years(),
        periods.finer() ? both(text, null, TableFile.LONGEST_CELL) : null, preordered);
    openEnds += periods.openEnd() ? 1 : 0;
    Integer place = places.putIfAbsent(key, row.number());
    if (place != null) {
      remarks.add(new Problem(row.number(), (key.variable() == null ? key.register()
          : key.variable() + " i " + key.register()) + " står også i række " + place
          + ". Årene i de to rækker er lagt sammen."));
    }
    rows.merge(key, content, ContentFile::together);
  }

  private String periods(Row row) {
    String periods = columns.raw(row, Column.PERIODS);
    String first = columns.cell(row, Column.FIRST);
    String last = columns.cell(row, Column.LAST);
    if (periods == null && first == null && last == null) {
      throw new InputRefused("Perioden mangler.");
    }
    return periods != null ? periods : (first == null ? "" : first) + "–" + (last == null ? "" : last);
  }

  private Integer firstYear(Row row) {
    String first = columns.cell(row, Column.FIRST);
    return first == null ? null : PeriodText.read(first, null, horizon).years().first();
  }

  private static ContentRow together(ContentRow one, ContentRow other) {
    return new ContentRow(one.register(), one.variable(), one.label() == null ? other.label() : one.label(),
        one.years().or(other.years()), both(one.stated(), other.stated(), TableFile.LONGEST_CELL),
        both(one.preordered(), other.preordered(), LONGEST_PREORDERED));
  }

  private static String both(String one, String other, int longest) {
    String both = one == null || one.equals(other) ? other : other == null ? one : one + ", " + other;
    return both == null || both.length() <= longest ? both : both.substring(0, longest - 1) + "…";
  }
}
