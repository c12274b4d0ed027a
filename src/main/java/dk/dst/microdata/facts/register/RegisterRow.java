package dk.dst.microdata.facts.register;

import java.util.List;

/** A register chosen in a form with its years, all of its variables, and the reason; null where it is not written yet. */
public record RegisterRow(String code, int fromYear, int toYear, String reason) {

  /** What the rows say as data. */
  public static List<ContentRow> data(List<RegisterRow> rows) {
    return rows.stream().map(row -> ContentRow.whole(row.code(), Years.between(row.fromYear(), row.toYear()))).toList();
  }
}
