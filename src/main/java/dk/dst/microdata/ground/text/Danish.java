package dk.dst.microdata.ground.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How dates, periods and numbers are written to people. */
public final class Danish {

  private static final Locale DANISH = Locale.forLanguageTag("da");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d. MMMM yyyy", DANISH);

  private Danish() {}

  public static String day(LocalDate day) {
    return day == null ? "" : DAY.format(day);
  }

  /** "1.200 af 5.157". */
  public static String of(long part, long all) {
    return String.format(DANISH, "%,d af %,d", part, all);
  }

  /** "22. november 2026 kl. 09.05". */
  public static String moment(ZonedDateTime moment) {
    return "%s kl. %02d.%02d".formatted(day(moment.toLocalDate()), moment.getHour(), moment.getMinute());
  }

  /**
   * A share between 0 and 1 in per cent with one decimal, "97,8 %", and none where it is whole. What is beyond is cut
   * off: 49.96 is not yet 50, which may be a threshold. What is more than nothing is not written as nothing.
   */
  public static String percent(double share) {
    BigDecimal cut = BigDecimal.valueOf(share).movePointRight(2).setScale(1, RoundingMode.DOWN);
    if (cut.signum() == 0 && share > 0) {
      return "under 0,1 %";
    }
    return (cut.remainder(BigDecimal.ONE).signum() == 0 ? cut.setScale(0) : cut).toString().replace('.', ',') + " %";
  }

  public static String period(Period period) {
    var parts = new ArrayList<String>();
    add(parts, period.getYears(), "år", "år");
    add(parts, period.getMonths(), "måned", "måneder");
    add(parts, period.getDays(), "dag", "dage");
    return String.join(" og ", parts);
  }

  /** "1 projekt", "2 projekter", "5.157 rækker". */
  public static String count(long count, String one, String several) {
    return String.format(DANISH, "%,d", count) + " " + (count == 1 ? one : several);
  }

  /** "340 kB", "1,2 MB": bytes by 1,024, as Windows shows them, and never less than there is of them. */
  public static String size(long bytes) {
    long kilobytes = -Math.floorDiv(-bytes, 1024L);
    return kilobytes < 1024 ? String.format(DANISH, "%,d kB", kilobytes)
        : String.format(DANISH, "%,.1f MB", Math.ceil(kilobytes * 10 / 1024.0) / 10).replace(",0 MB", " MB");
  }

  /** "12.500 kr." */
  public static String kroner(long kroner) {
    return String.format(DANISH, "%,d kr.", kroner);
  }

  private static void add(List<String> parts, int count, String one, String several) {
    if (count != 0) {
      parts.add(count(count, one, several));
    }
  }
}
