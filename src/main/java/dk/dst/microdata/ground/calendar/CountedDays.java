package dk.dst.microdata.ground.calendar;

import java.time.LocalDate;

/**
 * Working days counted once, to be asked about thousands of times: whether a day is one, is looked up in the calendar
 * once for each day, and not once for each day of each time between two days.
 */
public final class CountedDays {

  /** Grows backwards, as what is asked about lies in the past. */
  private int[] before = {0};
  private final WorkingDays days;
  private final LocalDate last;

  /** @param last the last day that will be asked about */
  public CountedDays(WorkingDays days, LocalDate last) {
    this.days = days;
    this.last = last;
  }

  /** As {@link WorkingDays#between}. */
  public int between(LocalDate from, LocalDate until) {
    return until.isAfter(from) ? left(from) - left(until) : 0;
  }

  /** Working days after that day, up to the last. */
  private int left(LocalDate day) {
    int back = Math.toIntExact(last.toEpochDay() - day.toEpochDay());
    if (back < 0) {
      throw new IllegalArgumentException(day + " is after " + last);
    }
    if (back >= before.length) {
      var longer = new int[Math.max(back + 1, before.length * 2)];
      System.arraycopy(before, 0, longer, 0, before.length);
      for (int i = before.length; i < longer.length; i++) {
        LocalDate one = last.minusDays(i);
        longer[i] = longer[i - 1] + days.between(one, one.plusDays(1));
      }
      before = longer;
    }
    return before[back];
  }
}
