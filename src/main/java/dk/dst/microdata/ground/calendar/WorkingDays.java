package dk.dst.microdata.ground.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import dk.dst.microdata.ground.terms.SchemeTerms;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Counts working days: Monday to Friday, without Danish public holidays, which are computed for any year, and without
 * the days on which FSE is closed though they are none. Store Bededag is a holiday until 2023 and none from 2024 on.
 */
public final class WorkingDays {

  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final HolidayManager HOLIDAYS =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.DENMARK));

  private final Set<MonthDay> closed;

  /** @param closed days of every year on which FSE is closed, see {@link SchemeTerms#closedDays} */
  public WorkingDays(Collection<MonthDay> closed) {
    this.closed = Set.copyOf(closed);
  }

  /** The day that lies {@code count} working days after {@code from}, which itself does not count. */
  public LocalDate after(LocalDate from, int count) {
    LocalDate day = from;
    for (int left = count; left > 0; ) {
      day = day.plusDays(1);
      if (isWorkingDay(day)) {
        left--;
      }
    }
    return day;
  }

  /**
   * How many working days have been used from one day to another: the first does not count, the last does. So {@code
   * after(from, n)} has used n. Nothing where the last is not later.
   */
  public int between(LocalDate from, LocalDate until) {
    int used = 0;
    for (LocalDate day = from.plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
      if (isWorkingDay(day)) {
        used++;
      }
    }
    return used;
  }

  private boolean isWorkingDay(LocalDate day) {
    return !WEEKEND.contains(day.getDayOfWeek()) && !closed.contains(MonthDay.from(day)) && !HOLIDAYS.isHoliday(day);
  }
}
