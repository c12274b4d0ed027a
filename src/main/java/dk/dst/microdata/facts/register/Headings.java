package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.TableFile.Row;
import dk.dst.microdata.facts.register.TableFile.Table;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.text.Danish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where in a file the list is: its sheet, the row of its headings, and what its columns hold. Columns stand in any order,
 * among others that are not read.
 *
 * @param tables all sheets of the file
 * @param chosen the columns of which a person has said what they hold; the others are known by their headings
 */
record Headings(List<Table> tables, Table table, Row row, Map<Column, Integer> found, Map<Integer, Column> chosen) {

  /**
   * What a list must have: one of some columns.
   *
   * @param what says so to somebody who has sent a list without them, in Danish
   * @param otherwise what to do where the list has none, as a sentence; may be empty
   */
  record Need(String what, String otherwise, Column... any) {}

  private static final int LONGEST_SHOWN = 40;
  private static final int MOST_SHOWN = 20;

  /**
   * Finds the list in a file: of the sheets that people see the one that names variables, and of several the longest;
   * else the longest that will do; where none will, the one with most headings that are known.
   *
   * @param chosen what a person has said of the columns, or null
   */
  static Headings find(String fileName, byte[] bytes, List<Need> needs, ChosenColumns chosen) {
    List<Table> tables = TableFile.read(fileName, bytes);
    List<Table> sheets = tables.stream().filter(table -> !table.hidden() && !table.rows().isEmpty()).toList();
    if (sheets.isEmpty()) {
      throw TableFile.refuse(fileName, "Der står ikke noget i de ark, der kan ses."
          + said(" Skjulte ark læses ikke: ", hidden(tables)));
    }
    if (chosen != null) {
      return sheets.stream().filter(table -> Objects.equals(table.sheet(), chosen.sheet())).findFirst()
          .flatMap(table -> candidates(table).stream().filter(row -> row.number() == chosen.headings())
              .max(Comparator.comparingInt(row -> visible(table, row).size()))
              .map(row -> of(tables, table, row, chosen.meanings())))
          .orElseThrow(() -> TableFile.refuse(fileName,
              "Den er en anden end den, kolonnerne er valgt i. Vælg filen igen, og se, hvordan den læses."));
    }
    var all = sheets.stream().map(table -> of(tables, table, row(table), Map.of())).toList();
    return all.stream().filter(headings -> headings.lacking(needs).isEmpty())
        .max(Comparator.<Headings, Boolean>comparing(headings -> headings.found.containsKey(Column.VARIABLE))
            .thenComparing(headings -> headings.data().size()))
        .or(() -> all.stream().max(Comparator.comparingInt(headings -> headings.found.size()))).orElseThrow();
  }

  private static Headings of(List<Table> tables, Table table, Row row, Map<Integer, Column> chosen) {
    Map<Column, Integer> found = visible(table, row);
    found.values().removeAll(chosen.keySet());
    chosen.forEach((index, column) -> {
      if (column != null && !table.hiddenColumns().contains(index)) {
        found.put(column, index);
      }
    });
    return new Headings(tables, table, row, found, chosen);
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

  /** The row with the most headings that are known; where none is, the first of those with the most cells. */
  private static Row row(Table table) {
    Row most = candidates(table).stream().max(Comparator.comparingInt(row -> visible(table, row).size()))
        .orElse(new Row(0, List.of()));
    return !visible(table, most).isEmpty() ? most : table.top().stream()
        .max(Comparator.comparingLong(row -> row.cells().stream().filter(cell -> cell != null).count())).orElse(most);
  }

  /** Rows that may be the headings: each of the first, and each together with the one below, where headings have two. */
  private static List<Row> candidates(Table table) {
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

  List<Row> data() {
    int from = (int) table.rows().stream().takeWhile(below -> below.number() <= row.number()).count();
    return table.rows().subList(from, table.rows().size());
  }

  List<Need> lacking(List<Need> needs) {
    return needs.stream().filter(need -> List.of(need.any()).stream().noneMatch(found::containsKey)).toList();
  }

  /** The refusal of a list that lacks something: which headings there are, and which are needed. */
  InputRefused refusal(String fileName, List<Need> needs) {
    List<Need> lacking = lacking(needs);
    return TableFile.refuse(fileName, "Der mangler en kolonne med " + lacking.stream().map(Need::what)
        .collect(Collectors.joining(" og en kolonne med ")) + "."
        + said(found.isEmpty() ? " Ingen overskrifter er kendt. I række " + row.number() + " står: "
            : " Overskrifterne i række " + row.number() + " er: ",
            row.cells().stream().filter(cell -> cell != null).toList())
        + said(" Kendt er: ", found.values().stream().map(row::cell).filter(cell -> cell != null).toList())
        + said(" Skjulte kolonner læses ikke: ", hiddenHeadings())
        + said(" Skjulte ark læses ikke: ", hidden(tables))
        + lacking.stream().map(Need::otherwise).collect(Collectors.joining())
        + " Siden „Sådan skal en liste se ud“ har alle overskrifter, der kendes, og en skabelon.");
  }

  /** Which sheet was read, and what was left out of it and beside it. */
  void tell(List<String> notes) {
    if (table.sheet() != null) {
      notes.add("Arket " + shown(table.sheet()) + " er læst."
          + said(" Ikke læst: ", tables.stream().filter(other -> !other.sheet().equals(table.sheet())
              && !other.hidden() && !other.rows().isEmpty()).map(Table::sheet).toList())
          + said(" Skjult og ikke læst: ", hidden(tables)));
    }
    List<String> headings = hiddenHeadings();
    if (!headings.isEmpty()) {
      notes.add(Danish.count(headings.size(), "skjult kolonne", "skjulte kolonner") + " er ikke læst"
          + said(": ", headings));
    }
  }

  /** The heading of a column as the file writes it; its letter where it has none. */
  String heading(int column) {
    return row.cell(column) == null ? letter(column) : shown(row.cell(column));
  }

  /** "A" for the first, as Excel shows it. */
  static String letter(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letter(column / 26 - 1) + last;
  }

  private List<String> hiddenHeadings() {
    return table.hiddenColumns().stream().sorted().map(row::cell).filter(cell -> cell != null).toList();
  }

  private static List<String> hidden(List<Table> tables) {
    return tables.stream().filter(table -> table.hidden() && !table.rows().isEmpty()).map(Table::sheet).toList();
  }

  /** Names, the first of them, after some words; nothing where there are none. */
  static String said(String before, List<String> names) {
    return names.isEmpty() ? "" : before + names.stream().limit(MOST_SHOWN).map(Headings::shown)
        .collect(Collectors.joining(", ")) + (names.size() > MOST_SHOWN ? " og flere" : "") + ".";
  }

  /** A text of the file as a message quotes it. */
  static String shown(String text) {
    return "„" + TableFile.shown(text, LONGEST_SHOWN) + "“";
  }
}
