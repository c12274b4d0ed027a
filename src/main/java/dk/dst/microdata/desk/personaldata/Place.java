package dk.dst.microdata.desk.personaldata;

import java.util.Arrays;
import java.util.List;

/**
 * A place where something is kept of a person.
 *
 * @param table as the database calls it; the engine's tables begin with {@code act_}
 * @param columns those of them that hold it
 * @param holds what that is, in Danish
 * @param erasure what becomes of it when the person is erased, in Danish
 * @param export selects the rows of {@code :person} under the names the person reads, without what is of others; null
 *     where nothing leads from the person to them
 */
public record Place(String table, List<String> columns, String holds, Ground ground, Kept kept, String erasure,
    String export) {

  /** A place without its rows: "decision (decided_by, reason)". */
  public record Line(String place, String holds, String ground, String kept, String erasure) {}

  static Place of(String table, String columns, String holds, Ground ground, Kept kept, String erasure,
      String export) {
    return new Place(table, Arrays.stream(columns.split(", ")).toList(), holds, ground, kept, erasure, export);
  }

  public Line line() {
    return new Line(table + " (" + String.join(", ", columns) + ")", holds, ground.danish(), kept.danish(), erasure);
  }
}
