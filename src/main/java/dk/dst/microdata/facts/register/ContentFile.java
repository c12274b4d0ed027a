package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.Columns.Need;
import dk.dst.microdata.facts.register.TableFile.Row;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.text.Danish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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

  private static final Need REGISTER = new Need("registre („Register“)", Column.REGISTER, Column.REGISTER_NAME);
  private static final Need PERIODS = new Need("perioder („Perioder“, eller „Første periode“ og „Seneste periode“)",
      Column.PERIODS, Column.FIRST, Column.LAST);
  private static final int LONGEST_PREORDERED = 200;
  private static final int LONGEST_NAME = 100;

  private record Key(String register, String variable) {}

  /**
   * What is known besides the file.
   *
   * @param horizon the year of the reading: an open period runs to it, and a later one is a problem
   * @param period what has been said for the rows that name no period, or null
   * @param own whether a register, by its code, is Statistics Denmark's, whose variables have plain names
   */
  record Circumstances(int horizon, String period, Predicate<String> own) {}

  private final Columns columns;
  private final Column register;
  private final int horizon;
  private final Circumstances known;
  private final Map<Key, ContentRow> rows = new HashMap<>();
  private final Map<Key, Integer> places = new HashMap<>();
  private final List<Problem> remarks = new ArrayList<>();
  private int openEnds;
  private int withoutPeriod;

  private ContentFile(Columns columns, Circumstances known) {
    this.columns = columns;
    this.register = columns.has(Column.REGISTER) ? Column.REGISTER : Column.REGISTER_NAME;
    this.horizon = known.horizon();
    this.known = known;
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
   * @throws InputRefused where the file is no such list, none of its rows can be read, or the period said for it is none
   */
  static Reading read(String fileName, byte[] bytes, Circumstances known) {
    if (known.period() != null) {
      PeriodText.read(known.period(), null, known.horizon());
    }
    var notes = new ArrayList<String>();
    Columns columns = Columns.find(fileName, bytes, known.period() == null ? List.of(REGISTER, PERIODS)
        : List.of(REGISTER), notes);
    var file = new ContentFile(columns, known);
    List<Problem> problems = columns.read(file::take);
    if (file.rows.isEmpty()) {
      throw columns.nothingRead(fileName, problems);
    }
    file.tell(notes);
    return new Reading(file.rows.values().stream().sorted(Comparator.comparing(ContentRow::register)
        .thenComparing(ContentRow::variable, Comparator.nullsFirst(Comparator.naturalOrder()))).toList(),
        problems, file.remarks, notes);
  }

  private void tell(List<String> notes) {
    if (!columns.has(Column.VARIABLE)) {
      notes.add("Listen har ingen kolonne med variable. Registrene er læst som hele registre.");
    }
    if (withoutPeriod > 0) {
      notes.add(Danish.count(withoutPeriod, "række", "rækker") + " uden periode har fået den, der er skrevet for hele"
          + " listen: „" + TableFile.shown(known.period(), LONGEST_NAME) + "“.");
    }
    if (openEnds > 0) {
      notes.add("Perioder uden slutår er læst til og med " + horizon + " ("
          + Danish.count(openEnds, "række", "rækker") + ").");
    }
  }

  private void take(Row row) {
    String preordered = columns.cell(row, Column.PREORDERED);
    if (preordered != null && preordered.length() > LONGEST_PREORDERED) {
      throw new InputRefused("Teksten i kolonnen " + columns.heading(Column.PREORDERED) + " er på mere end "
          + LONGEST_PREORDERED + " tegn.");
    }
    String code = columns.code(row, register);
    var key = new Key(code, !columns.has(Column.VARIABLE) ? null
        : known.own().test(code) ? columns.code(row, Column.VARIABLE) : columns.name(row, Column.VARIABLE));
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
      if (known.period() == null) {
        throw new InputRefused("Perioden mangler.");
      }
      withoutPeriod++;
      return known.period();
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
