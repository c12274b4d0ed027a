package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.Headings.Need;
import dk.dst.microdata.facts.register.TableFile.Row;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.text.Danish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A list of registers, variables and periods as a person has it: the export of Danmarks Datavindue, or a table of
 * one's own, in .xlsx or .csv. A row is read whole or named as a problem; it is never read in part.
 */
public final class ContentFile {

  /** @param row as Excel or a text editor numbers it */
  public record Problem(int row, String reason) {}

  /**
   * How a column was understood.
   *
   * @param letter as Excel names it
   * @param heading as the file writes it; empty where it has none
   * @param meaning what it holds, in Danish
   * @param chosen whether a person has said so, not the heading
   */
  public record ReadColumn(String letter, String heading, String meaning, boolean chosen) {}

  /**
   * What was read.
   *
   * @param rows by register and variable, each of them once; never empty
   * @param problems rows that are not among them, and why, in Danish
   * @param remarks rows that are, but that somebody should look at
   * @param notes on the whole, such as which sheet was read
   * @param columns those that were read, from left to right
   */
  public record Reading(List<ContentRow> rows, List<Problem> problems, List<Problem> remarks, List<String> notes,
      List<ReadColumn> columns) {}

  /** What a column of such a list may hold; the catalogue's own have more. */
  static final Set<Column> MEANINGS = EnumSet.of(Column.REGISTER, Column.REGISTER_NAME, Column.VARIABLE, Column.LABEL,
      Column.PERIODS, Column.FIRST, Column.LAST, Column.WANTED, Column.PREORDERED);

  static final String NO_PERIODS =
      "Har listen ingen perioder, så skriv én periode for hele listen i feltet ved siden af filen.";
  private static final Need REGISTER = new Need("registre („Register“)", "", Column.REGISTER, Column.REGISTER_NAME);
  private static final Need PERIODS = new Need("perioder („Perioder“, eller „Første periode“ og „Seneste periode“)",
      " " + NO_PERIODS, Column.PERIODS, Column.FIRST, Column.LAST);
  private static final int LONGEST_PREORDERED = 200;
  private static final int LONGEST_NAME = 100;
  private static final int MOST_NAMED = 20;

  private record Key(String register, String variable) {}

  /**
   * What is known besides the file.
   *
   * @param horizon the year of the reading: an open period runs to it, and a later one is a problem
   * @param period what has been said for the rows that name no period, or null
   * @param registers those of the catalogue
   * @param columns what a person has said of the columns, or null
   */
  record Circumstances(int horizon, String period, KnownRegisters registers, ChosenColumns columns) {}

  private final Circumstances known;
  private final Columns columns;
  private final ListRows list;
  private final int horizon;
  private final Map<Key, ContentRow> rows = new HashMap<>();
  private final Map<Key, Integer> places = new HashMap<>();
  private final List<Problem> remarks = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  /** Codes that were found, by what the list writes for them. */
  private final Map<String, String> named = new TreeMap<>();
  private int openEnds;
  private int openStarts;
  private int withoutPeriod;
  private boolean lacksPeriods;

  private ContentFile(Headings headings, Circumstances known) {
    this.known = known;
    this.columns = new Columns(headings);
    this.list = new ListRows(columns, text -> known.registers().find(text) != null, notes);
    this.horizon = known.horizon();
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
    checkPeriod(known);
    Headings headings = Headings.find(fileName, bytes, needs(known), known.columns());
    if (!headings.lacking(needs(known)).isEmpty()) {
      throw headings.refusal(fileName, needs(known));
    }
    var file = new ContentFile(headings, known);
    file.read();
    if (file.rows.isEmpty()) {
      throw file.list.nothingRead(fileName);
    }
    return file.reading();
  }

  /**
   * How a file would be read, whether or not it can be; nothing is kept.
   *
   * @throws InputRefused where there is no table in it to show, or the period said for it is none
   */
  static ListPreview preview(String fileName, byte[] bytes, Circumstances known) {
    checkPeriod(known);
    List<Need> needs = needs(known);
    Headings headings = Headings.find(fileName, bytes, needs, known.columns());
    var file = new ContentFile(headings, known);
    List<Need> lacking = headings.lacking(needs);
    if (lacking.isEmpty()) {
      file.read();
    } else {
      headings.tell(file.notes);
    }
    return ListPreview.of(fileName, headings, file.reading(), file.list, lacking.contains(PERIODS) || file.lacksPeriods,
        !lacking.isEmpty() ? headings.refusal(fileName, needs).getMessage()
            : file.rows.isEmpty() ? file.list.nothingRead(fileName).getMessage() : null);
  }

  private static void checkPeriod(Circumstances known) {
    if (known.period() != null) {
      PeriodText.read(known.period(), null, known.horizon());
    }
  }

  private static List<Need> needs(Circumstances known) {
    return known.period() == null ? List.of(REGISTER, PERIODS) : List.of(REGISTER);
  }

  private void read() {
    columns.headings().tell(notes);
    list.read(this::take);
    tell();
  }

  private Reading reading() {
    Headings headings = columns.headings();
    List<ReadColumn> read = headings.found().entrySet().stream().filter(entry -> MEANINGS.contains(entry.getKey()))
        .sorted(Map.Entry.comparingByValue()).map(entry -> new ReadColumn(Headings.letter(entry.getValue()),
            headings.row().cell(entry.getValue()) == null ? ""
                : TableFile.shown(headings.row().cell(entry.getValue()), LONGEST_NAME),
            entry.getKey().meaning(), headings.chosen().containsKey(entry.getValue()))).toList();
    return new Reading(rows.values().stream().sorted(Comparator.comparing(ContentRow::register)
        .thenComparing(ContentRow::variable, Comparator.nullsFirst(Comparator.naturalOrder()))).toList(),
        list.problems(), remarks, notes, read);
  }

  private void tell() {
    if (!columns.has(Column.VARIABLE)) {
      notes.add("Listen har ingen kolonne med variable. Registrene er læst som hele registre.");
    }
    if (!named.isEmpty()) {
      notes.add("Registre, der er skrevet med navn, er fundet i registeroversigten: " + named.entrySet().stream()
          .limit(MOST_NAMED).map(entry -> Headings.shown(entry.getKey()) + " er læst som " + entry.getValue())
          .collect(Collectors.joining(", ")) + (named.size() > MOST_NAMED ? " og flere." : "."));
    }
    if (withoutPeriod > 0) {
      notes.add(Danish.count(withoutPeriod, "række", "rækker") + " uden periode har fået den, der er skrevet for hele"
          + " listen: „" + TableFile.shown(known.period(), LONGEST_NAME) + "“.");
    }
    if (openStarts > 0) {
      notes.add("Perioder uden første år begynder med registerets første år i registeroversigten ("
          + Danish.count(openStarts, "række", "rækker") + ").");
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
    String code = register(row);
    var key = new Key(code, !columns.has(Column.VARIABLE) ? null : known.registers().isOwn(code)
        ? columns.code(row, Column.VARIABLE) : columns.name(row, Column.VARIABLE));
    String text = periods(row);
    Integer stated = firstYear(row);
    PeriodText periods =
        PeriodText.read(text, stated == null ? known.registers().firstYear(code) : stated, horizon);
    var content = new ContentRow(key.register(), key.variable(), columns.label(row), periods.years(),
        periods.finer() ? both(text, null, TableFile.LONGEST_CELL) : null, preordered);
    openEnds += periods.openEnd() ? 1 : 0;
    openStarts += periods.openStart() && stated == null ? 1 : 0;
    Integer place = places.putIfAbsent(key, row.number());
    if (place != null) {
      remarks.add(new Problem(row.number(), (key.variable() == null ? key.register()
          : key.variable() + " i " + key.register()) + " står også i række " + place
          + ". Årene i de to rækker er lagt sammen."));
    }
    rows.merge(key, content, ContentFile::together);
  }

  /** The code of the register, by its code, its name or both. */
  private String register(Row row) {
    Column column = columns.cell(row, Column.REGISTER) != null || !columns.has(Column.REGISTER_NAME)
        ? Column.REGISTER : Column.REGISTER_NAME;
    String written = columns.filled(row, column);
    String code = known.registers().find(written);
    if (code == null && !Columns.isCode(written)) {
      throw new InputRefused(Headings.shown(written) + " i kolonnen " + columns.heading(column) + " er hverken en kode"
          + " eller et navn, som registeroversigten har. Skriv registerets kode: højst 100 bogstaver, tal og tegnene"
          + " _ - . $ #, uden mellemrum.");
    }
    if (code != null && !code.equalsIgnoreCase(written) && named.size() <= MOST_NAMED) {
      named.put(written, code);
    }
    return code == null ? written.toUpperCase(Locale.ROOT) : code;
  }

  private String periods(Row row) {
    String periods = columns.raw(row, Column.PERIODS);
    String first = columns.cell(row, Column.FIRST);
    String last = columns.cell(row, Column.LAST);
    if (periods == null && first == null && last == null) {
      if (known.period() == null) {
        lacksPeriods = true;
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
