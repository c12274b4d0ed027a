package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.Headings.Need;
import dk.dst.microdata.facts.register.TableFile.Row;
import dk.dst.microdata.ground.form.InputRefused;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What stands in the columns of a list, row by row. */
record Columns(Headings headings) {

  /** Of codes, in characters. */
  private static final int LONGEST_CODE = 100;
  private static final Pattern BREAKS = Pattern.compile("[\\s\\p{Cc}]+");
  private static final Pattern CODE = Pattern.compile("[\\p{L}\\d_.$#-]+");

  /** How R, SAS, SQL and Excel write that there is no value, and people. */
  static final List<String> NO_VALUE =
      List.of("NA", "N/A", "n/a", "#N/A", "#I/T", "NULL", "null", "NaN", ".", "-", "–");

  /** The list in a file that has what it must; what was left out beside it is told in the notes. */
  static Columns find(String fileName, byte[] bytes, List<Need> needs, List<String> notes) {
    Headings headings = Headings.find(fileName, bytes, needs, null);
    if (!headings.lacking(needs).isEmpty()) {
      throw headings.refusal(fileName, needs);
    }
    headings.tell(notes);
    return new Columns(headings);
  }

  boolean has(Column column) {
    return headings.found().containsKey(column);
  }

  /** The heading of a column that is there, as the file writes it. */
  String heading(Column column) {
    return headings.heading(headings.found().get(column));
  }

  /** The text in a row on one line, or null where there is none or no such column. */
  String cell(Row row, Column column) {
    String cell = raw(row, column);
    return cell == null ? null : BREAKS.matcher(cell).replaceAll(" ");
  }

  /** The text in a row with its line breaks, or null where there is none or no such column. */
  String raw(Row row, Column column) {
    String cell = has(column) ? row.cell(headings.found().get(column)) : null;
    if (cell != null && cell.length() > TableFile.LONGEST_CELL) {
      throw new InputRefused("Teksten i kolonnen " + heading(column) + " er på mere end " + TableFile.LONGEST_CELL
          + " tegn.");
    }
    return cell == null || NO_VALUE.contains(cell) ? null : cell;
  }

  /** Whether a text may be the code of a register or the plain name of a variable. A line below the list is none. */
  static boolean isCode(String text) {
    return text.length() <= LONGEST_CODE && CODE.matcher(text).matches();
  }

  /** The code of a register or the name of a variable, in capitals; there must be one. */
  String code(Row row, Column column) {
    String code = filled(row, column);
    if (!isCode(code)) {
      throw new InputRefused(Headings.shown(code) + " i kolonnen " + heading(column) + " kan ikke bruges. Skriv højst "
          + LONGEST_CODE + " bogstaver, tal og tegnene _ - . $ #, uden mellemrum.");
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
      throw new InputRefused(Headings.shown(name) + " i kolonnen " + heading(column) + " er på mere end " + LONGEST_CODE
          + " tegn.");
    }
    return isCode(name) ? name.toUpperCase(Locale.ROOT) : name;
  }

  /** The text in a row; there must be one. */
  String filled(Row row, Column column) {
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
}
