package dk.dst.microdata.desk.overview;

import dk.dst.microdata.ground.text.Danish;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What stands in a place of a table.
 *
 * @param text as people read it
 * @param number as charts and sheets want it; null where it is none
 * @param figure what to ask for to get the list of what is counted; null where there is none
 */
record Cell(String text, Double number, String figure) {

  private static final Locale DANISH = Locale.forLanguageTag("da");

  static Cell of(String text) {
    return new Cell(text, null, null);
  }

  static Cell count(int count, String figure) {
    return new Cell(String.format(DANISH, "%,d", count), (double) count, count == 0 ? null : figure);
  }

  /** With one decimal; a dash where there is nothing to tell it of. */
  static Cell days(OptionalDouble days) {
    return days.isEmpty() ? of("–") : new Cell(String.format(DANISH, "%,.1f", days.getAsDouble()), days.getAsDouble(),
        null);
  }

  /** A share in per cent; a dash where there is nothing it could be a share of. */
  static Cell share(int part, int all) {
    return all == 0 ? of("–") : new Cell(Danish.percent((double) part / all),
        Math.floor(part * 1000.0 / all) / 10, null);
  }

  /** As a sheet wants it. */
  Object value() {
    return number == null ? text : (Object) (number == Math.rint(number) ? (Number) number.longValue() : number);
  }
}
