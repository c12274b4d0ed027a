package dk.dst.microdata.scheme;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** Counts working days, Monday to Friday. Public holidays are not taken out: a deadline is then a little early, never late. */
public final class WorkingDays {

  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private WorkingDays() {}

  /** The day that lies {@code count} working days after {@code from}, which itself does not count. */
  public static LocalDate after(LocalDate from, int count) {
    LocalDate day = from;
    for (int left = count; left > 0; ) {
      day = day.plusDays(1);
      if (!WEEKEND.contains(day.getDayOfWeek())) {
        left--;
      }
    }
    return day;
  }
}
