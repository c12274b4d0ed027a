package dk.dst.microdata.facts.register;

import dk.dst.microdata.facts.register.ContentFile.Problem;
import dk.dst.microdata.facts.register.TableFile.Row;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a list would be read, before it is loaded.
 *
 * @param sheet that is read, or null where the file is text
 * @param headings number of the row of headings
 * @param columns all that have a heading or something below it, read or not
 * @param meanings what a column can hold
 * @param registers how many registers were read
 * @param rows how many rows the list would have: of several of one variable, one
 * @param read rows of the file that were read
 * @param passedOver rows of the file that were left out, which the notes explain
 * @param asksForPeriod whether rows name no period, and one for all of them would do
 * @param refusal why the list could not be loaded, or null where it can
 */
public record ListPreview(String file, String sheet, int headings, List<SeenColumn> columns, List<Meaning> meanings,
    int registers, int rows, int read, int passedOver, List<Problem> problems, List<Problem> remarks,
    List<String> notes, boolean asksForPeriod, String refusal) {

  /**
   * A column as the file has it.
   *
   * @param number from 0
   * @param letter as Excel names it
   * @param heading empty where it has none
   * @param meaning what it is read as, or null where it is not read
   * @param chosen whether a person has said so
   * @param samples some of what stands in it
   */
  public record SeenColumn(int number, String letter, String heading, Column meaning, boolean chosen,
      List<String> samples) {}

  /** What a column can hold, in Danish. */
  public record Meaning(Column column, String danish) {}

  private static final int SAMPLES = 3;
  private static final int SAMPLED_ROWS = 200;
  private static final int LONGEST_SAMPLE = 40;
  private static final int LONGEST_HEADING = 80;
  private static final List<Meaning> MEANINGS =
      ContentFile.MEANINGS.stream().map(column -> new Meaning(column, column.meaning())).toList();

  static ListPreview of(String fileName, Headings headings, ContentFile.Reading reading, ListRows list,
      boolean asksForPeriod, String refusal) {
    Map<Integer, Column> read = headings.found().entrySet().stream()
        .filter(entry -> ContentFile.MEANINGS.contains(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    List<Row> sampled = headings.data().stream().filter(row -> !row.hidden()).limit(SAMPLED_ROWS).toList();
    List<SeenColumn> columns = IntStream.range(0, TableFile.MOST_COLUMNS)
        .filter(number -> !headings.table().hiddenColumns().contains(number))
        .mapToObj(number -> new SeenColumn(number, Headings.letter(number), heading(headings.row().cell(number)),
            read.get(number), headings.chosen().containsKey(number), samples(sampled, number)))
        .filter(column -> !column.heading().isEmpty() || !column.samples().isEmpty()).toList();
    return new ListPreview(ContentFile.name(fileName), headings.table().sheet(), headings.row().number(), columns,
        MEANINGS, (int) reading.rows().stream().map(ContentRow::register).distinct().count(), reading.rows().size(),
        list.count(), list.passedOver(), reading.problems(), reading.remarks(), reading.notes(), asksForPeriod,
        refusal);
  }

  private static String heading(String cell) {
    return cell == null ? "" : TableFile.shown(cell, LONGEST_HEADING);
  }

  private static List<String> samples(List<Row> rows, int column) {
    return rows.stream().map(row -> row.cell(column)).filter(Objects::nonNull).distinct().limit(SAMPLES)
        .map(cell -> TableFile.shown(cell, LONGEST_SAMPLE)).toList();
  }
}
