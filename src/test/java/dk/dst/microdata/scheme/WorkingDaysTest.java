package dk.dst.microdata.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

  @ParameterizedTest
  @CsvSource({
      "2027-03-15, 1, 2027-03-16",   // Monday: Tuesday
      "2027-03-15, 4, 2027-03-19",   // to Friday
      "2027-03-15, 5, 2027-03-22",   // over a weekend
      "2027-03-15, 10, 2027-03-29",  // over two
      "2027-03-19, 1, 2027-03-22",   // Friday: Monday
      "2027-03-20, 1, 2027-03-22",   // Saturday: Monday
      "2027-03-21, 1, 2027-03-22",   // Sunday: Monday
      "2027-03-15, 0, 2027-03-15",
      "2027-12-31, 1, 2028-01-03"})  // over new year, which is not taken out by itself
  void countsMondayToFriday(LocalDate from, int count, LocalDate day) {
    assertThat(WorkingDays.after(from, count)).isEqualTo(day);
  }

  @Property
  void neverEndsOnAWeekend(@ForAll @DateRange(min = "2026-01-01", max = "2036-12-31") LocalDate from,
      @ForAll @IntRange(min = 1, max = 60) int count) {
    assertThat(WorkingDays.after(from, count).getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  }

  @Property
  void fiveWorkingDaysFromAWorkingDayAreAWeek(
      @ForAll @DateRange(min = "2026-01-01", max = "2036-12-31") LocalDate from) {
    LocalDate workingDay = WorkingDays.after(from, 1);
    assertThat(WorkingDays.after(workingDay, 5)).isEqualTo(workingDay.plusWeeks(1));
  }
}
