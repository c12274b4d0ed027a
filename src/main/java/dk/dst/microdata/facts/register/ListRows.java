package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.ContentFile.Problem;
import dk.dst.microdata.facts.register.TableFile.Row;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.text.Danish;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The rows below the headings of a list: those that count are shown to a reader, those that people have left out (hidden,
 * struck out, not wanted) or that are none (empty rows, notes, headings again) are passed over and counted.
 */
final class ListRows {

  /**
   * Of those that are refused, so many are named, and all are counted. More than the longest real list has rows; each
   * takes memory and a place in what is kept with the list.
   */
  static final int MOST_PROBLEMS = 10_000;
  private static final int MOST_NOTES = 20;
  private static final int LONGEST_NOTE = 80;

  static final List<String> YES =
      List.of("x", "✓", "✔", "☑", "☒", "ja", "j", "yes", "y", "v", "1", "sand", "true", "kryds", "*");
  static final List<String> NO = List.of("nej", "n", "no", "0", "falsk", "false", "☐");

  private final Columns columns;
  private final Headings headings;
  private final Predicate<String> isRegister;
  private final List<String> notes;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> noted = new ArrayList<>();
  private int read;
  private int refused;
  private int empty;
  private int hidden;
  private int struck;
  private int repeated;
  private int unwanted;
  private int dataless;

  /**
   * @param isRegister whether a text with blanks names a register
   * @param notes are told what was passed over
   */
  ListRows(Columns columns, Predicate<String> isRegister, List<String> notes) {
    this.columns = columns;
    this.headings = columns.headings();
    this.isRegister = isRegister;
    this.notes = notes;
  }

  /** Shows each row that counts to a reader; those it refuses are problems. */
  void read(Consumer<Row> reader) {
    for (Row row : headings.data()) {
      empty += row.emptyAbove();
      try {
        if (!isPassedOver(row)) {
          reader.accept(row);
          read++;
        }
      } catch (InputRefused e) {
        refused++;
        if (problems.size() < MOST_PROBLEMS) {
          problems.add(new Problem(row.number(), e.getMessage()));
        }
      }
    }
    tell();
  }

  private boolean isPassedOver(Row row) {
    if (row.hidden()) {
      hidden++;
    } else if (isStruck(row)) {
      struck++;
    } else if (isHeader(row)) {
      repeated++;
    } else if (isNote(row)) {
      dataless++;
      if (noted.size() < MOST_NOTES) {
        noted.add("række " + row.number() + " „" + TableFile.shown(row.cells().stream()
            .filter(Objects::nonNull).collect(Collectors.joining(" · ")), LONGEST_NOTE) + "“");
      }
    } else if (!isWanted(row)) {
      unwanted++;
    } else {
      return false;
    }
    return true;
  }

  /** Rows that could be read. */
  int count() {
    return read;
  }

  /** Rows that were passed over, whatever they were. */
  int passedOver() {
    return empty + hidden + struck + repeated + unwanted + dataless;
  }

  /** Rows that could not be read, the first of them by number and reason. */
  List<Problem> problems() {
    return problems;
  }

  private void tell() {
    note(empty, "tom række", "tomme rækker", " er sprunget over.");
    note(dataless, "række", "rækker", " uden data er sprunget over: "
        + String.join(", ", noted) + (dataless > noted.size() ? " og flere." : "."));
    note(hidden, "skjult række", "skjulte rækker", " er ikke læst. Vis dem i regnearket, hvis de skal med.");
    note(struck, "overstreget række", "overstregede rækker", " er ikke læst.");
    note(repeated, "række", "rækker", " gentager overskrifterne og er sprunget over.");
    note(unwanted, "række", "rækker", " er ikke valgt i kolonnen "
        + (columns.has(Column.WANTED) ? columns.heading(Column.WANTED) : "") + " og er ikke læst.");
    note(refused - problems.size(), "række", "rækker", " mere kunne ikke læses; kun de første "
        + Danish.count(MOST_PROBLEMS, "", "").strip() + " er nævnt.");
  }

  private void note(int count, String one, String several, String what) {
    if (count > 0) {
      notes.add(Danish.count(count, one, several) + what);
    }
  }

  /** A row is struck out when what it is about is. */
  private boolean isStruck(Row row) {
    return !row.struck().isEmpty() && Set.of(Column.VARIABLE, Column.REGISTER, Column.REGISTER_NAME).stream()
        .anyMatch(column -> columns.has(column) && row.struck().contains(headings.found().get(column)));
  }

  /** Lists in sections have their headings again above each. */
  private boolean isHeader(Row row) {
    return headings.found().values().stream().allMatch(column -> row.cell(column) != null
        && row.cell(column).equalsIgnoreCase(headings.row().cell(column)));
  }

  /**
   * Below and between the rows of a list people write what it is, where it comes from and how many there are: in none
   * of the columns that are read, or as the one text of a row that is neither a code nor a register.
   */
  private boolean isNote(Row row) {
    if (headings.found().values().stream().allMatch(column -> row.cell(column) == null)) {
      return row.struck().isEmpty();
    }
    List<String> texts = row.cells().stream().filter(Objects::nonNull).toList();
    return headings.found().size() > 1 && texts.size() == 1 && row.struck().isEmpty()
        && !Columns.NO_VALUE.contains(texts.get(0)) && !Columns.isCode(texts.get(0)) && !isMark(row, texts.get(0))
        && !isRegister.test(texts.get(0));
  }

  private boolean isMark(Row row, String text) {
    return columns.has(Column.WANTED) && text.equals(row.cell(headings.found().get(Column.WANTED)));
  }

  private boolean isWanted(Row row) {
    String mark = columns.cell(row, Column.WANTED);
    if (mark == null) {
      return !columns.has(Column.WANTED);
    }
    String plain = mark.toLowerCase(Locale.ROOT);
    if (!YES.contains(plain) && !NO.contains(plain)) {
      throw new InputRefused(Headings.shown(mark) + " i kolonnen " + columns.heading(Column.WANTED)
          + " er hverken et ja eller et nej. Skriv x, ja eller 1 ved de rækker, der skal med.");
    }
    return YES.contains(plain);
  }

  /** The refusal of a list none of whose rows could be read; it names them all. */
  ListRefused nothingRead(String fileName) {
    String first = problems.stream().limit(3).map(problem -> "Række " + problem.row() + ": " + problem.reason())
        .collect(Collectors.joining(" "));
    return new ListRefused(TableFile.refuse(fileName, headings.data().isEmpty()
        ? "Der er ingen rækker under overskrifterne." : problems.isEmpty()
            ? "Ingen af rækkerne kan bruges. " + String.join(" ", notes)
            : (refused == 1 ? "Den ene række, der er, kan ikke læses. " : "Ingen af "
                + Danish.count(refused, "række", "rækker") + " kan læses. ") + first
                + (refused > 3 ? " Og " + Danish.count(refused - 3, "række", "rækker") + " mere." : "")).getMessage(),
        problems);
  }
}
