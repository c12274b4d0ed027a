package dk.dst.microdata.facts.register;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** A register chosen in a form with its years, all of its variables, and the reason; null where it is not written yet. */
public record RegisterRow(String code, int fromYear, int toYear, String reason) {

  /** The reasons that are written, by register. */
  public static Map<String, String> reasons(List<RegisterRow> rows) {
    var reasons = new TreeMap<String, String>();
    rows.stream().filter(row -> row.reason() != null && !row.reason().isBlank())
        .forEach(row -> reasons.put(row.code(), row.reason()));
    return reasons;
  }

  /** The rows of a case as they are kept, each with its place. */
  public static SqlParameterSource[] numbered(List<RegisterRow> rows, String caseNumber) {
    return IntStream.range(0, rows.size()).mapToObj(place -> new MapSqlParameterSource("caseNumber", caseNumber)
        .addValue("ordinal", place).addValue("registerCode", rows.get(place).code())
        .addValue("fromYear", rows.get(place).fromYear()).addValue("toYear", rows.get(place).toYear())
        .addValue("reason", rows.get(place).reason())).toArray(SqlParameterSource[]::new);
  }

  /** What the rows say as data. */
  public static List<ContentRow> data(List<RegisterRow> rows) {
    return rows.stream().map(row -> ContentRow.whole(row.code(), Years.between(row.fromYear(), row.toYear()))).toList();
  }
}
