package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.Headings.Need;
import dk.dst.microdata.facts.register.ContentFile.Problem;
import dk.dst.microdata.facts.register.TableFile.Row;
import dk.dst.microdata.ground.form.InputRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A list of what there is: registers, and perhaps their variables, in .xlsx or .csv. Null means that the list does not
 * say, so that what is known already stays.
 */
public final class CatalogueFile {

  /**
   * A register.
   *
   * @param code in capitals
   * @param variables by name, in capitals or as other owners write it; empty where the list names none
   */
  public record Entry(String code, String nameDa, String nameEn, String topic, String owner, Integer firstYear,
      Integer lastYear, SortedMap<String, Variable> variables) {}

  /** @param years in which there are data, or null */
  public record Variable(String label, Years years) {}

  /**
   * What was read.
   *
   * @param registers by code, each of them once; never empty
   * @param problems rows that are not among them, and why, in Danish
   * @param notes on the whole, such as which sheet was read
   */
  public record Reading(List<Entry> registers, List<Problem> problems, List<String> notes) {}

  private static final List<Need> NEEDS = List.of(new Need("registre („Register“)", "", Column.REGISTER),
      new Need("det, der skal siges om dem („Navn“, „Engelsk navn“, „Emne“, „Ejer“, „Første periode“, „Seneste "
          + "periode“ eller „Variabel“)", "", Column.REGISTER_NAME, Column.NAME, Column.NAME_EN, Column.TOPIC, Column.OWNER,
          Column.FIRST, Column.LAST, Column.VARIABLE));

  private final Columns columns;
  private final int horizon;
  private final Predicate<String> own;
  private final SortedMap<String, Entry> entries = new TreeMap<>();

  private CatalogueFile(Columns columns, int horizon, Predicate<String> own) {
    this.columns = columns;
    this.horizon = horizon;
    this.own = own;
  }

  /**
   * Reads a file. Of several rows of one register the first that says something counts; variables are collected.
   *
   * @param horizon the year of the reading: an open period of a variable runs to it, and a later one is a problem
   * @param own whether a register whose owner the list does not say is Statistics Denmark's, by its code
   * @throws InputRefused where the file is no such list, or none of its rows can be read
   */
  static Reading read(String fileName, byte[] bytes, int horizon, Predicate<String> own) {
    var notes = new ArrayList<String>();
    Columns columns = Columns.find(fileName, bytes, NEEDS, notes);
    var file = new CatalogueFile(columns, horizon, own);
    var rows = new ListRows(columns, text -> false, notes);
    rows.read(file::take);
    if (file.entries.isEmpty()) {
      throw rows.nothingRead(fileName);
    }
    return new Reading(List.copyOf(file.entries.values()), rows.problems(), notes);
  }

  private void take(Row row) {
    var variables = new TreeMap<String, Variable>();
    String code = columns.code(row, Column.REGISTER);
    String owner = columns.cell(row, Column.OWNER);
    if (columns.cell(row, Column.VARIABLE) != null) {
      String periods = columns.raw(row, Column.PERIODS);
      boolean plain = owner == null ? own.test(code) : Register.isStatisticsDenmark(owner);
      variables.put(plain ? columns.code(row, Column.VARIABLE) : columns.name(row, Column.VARIABLE), new Variable(columns.label(row),
          periods == null ? null : PeriodText.read(periods, null, horizon).years()));
    }
    Years first = years(row, Column.FIRST);
    Years last = years(row, Column.LAST);
    if (first != null && last != null && first.first() > last.last()) {
      throw new InputRefused(columns.heading(Column.LAST) + " ligger før " + columns.heading(Column.FIRST) + ".");
    }
    String name = columns.cell(row, Column.NAME);
    entries.merge(code, new Entry(code, either(name, columns.cell(row, Column.REGISTER_NAME)),
        columns.cell(row, Column.NAME_EN), columns.cell(row, Column.TOPIC), owner,
        first == null ? null : first.first(), last == null ? null : last.last(), variables), CatalogueFile::together);
  }

  private static Entry together(Entry one, Entry other) {
    other.variables().forEach((name, variable) -> one.variables().merge(name, variable, (before, more) ->
        new Variable(either(before.label(), more.label()), before.years() == null || more.years() == null
            ? either(before.years(), more.years()) : before.years().or(more.years()))));
    return new Entry(one.code(), either(one.nameDa(), other.nameDa()), either(one.nameEn(), other.nameEn()),
        either(one.topic(), other.topic()), either(one.owner(), other.owner()),
        either(one.firstYear(), other.firstYear()), either(one.lastYear(), other.lastYear()), one.variables());
  }

  private static <T> T either(T one, T other) {
    return one == null ? other : one;
  }

  private Years years(Row row, Column column) {
    String cell = columns.cell(row, column);
    return cell == null ? null : PeriodText.read(cell, null, horizon).years();
  }
}
