package dk.dst.microdata.ground.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.support.Terms;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

  /** As they ship: 5 June, 24 and 31 December. */
  private static final Set<MonthDay> CLOSED = Set.copyOf(Terms.shipped().closedDays());
  private static final WorkingDays DAYS = new WorkingDays(CLOSED);
  /** From Easter Sunday: Maundy Thursday, Good Friday, Easter Monday, Ascension Day, Whit Monday. */
  private static final Set<Integer> AROUND_EASTER = Set.of(-3, -2, 1, 39, 50);
  private static final int STORE_BEDEDAG = 26;

  @ParameterizedTest
  @CsvSource({
      "2027-03-08, 1, 2027-03-09",   // Monday: Tuesday
      "2027-03-08, 4, 2027-03-12",   // to Friday
      "2027-03-08, 5, 2027-03-15",   // over a weekend
      "2027-03-08, 10, 2027-03-22",  // over two
      "2027-03-12, 1, 2027-03-15",   // Friday: Monday
      "2027-03-13, 1, 2027-03-15",   // Saturday: Monday
      "2027-03-14, 1, 2027-03-15",   // Sunday: Monday
      "2027-03-08, 0, 2027-03-08",
      "2027-03-24, 1, 2027-03-30",   // over Easter: Thursday to Monday are holidays
      "2027-05-05, 1, 2027-05-07",   // over Ascension Day; the Friday after is a working day
      "2027-05-14, 1, 2027-05-18",   // over Whitsun
      "2026-06-04, 1, 2026-06-08",   // 5 June, Constitution Day: closed
      "2026-12-23, 1, 2026-12-28",   // over Christmas
      "2026-12-30, 1, 2027-01-04",   // over New Year
      "2023-05-04, 1, 2023-05-08",   // the last Store Bededag
      "2024-04-25, 1, 2024-04-26"})  // no holiday any more
  void liesThatManyWorkingDaysAfter(LocalDate from, int count, LocalDate day) {
    assertThat(DAYS.after(from, count)).isEqualTo(day);
    assertThat(DAYS.between(from, day)).isEqualTo(count);
  }

  @Test
  void countsTheLastDayAndNotTheFirst() {
    LocalDate monday = LocalDate.of(2027, 3, 8);
    assertThat(DAYS.between(monday, monday)).isZero();
    assertThat(DAYS.between(monday, monday.plusDays(1))).isEqualTo(1);
    assertThat(DAYS.between(monday, monday.plusDays(6))).isEqualTo(4); // Sunday
    assertThat(DAYS.between(monday, monday.minusDays(7))).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {2000, 2019, 2022, 2023})
  void storeBededagIsAHolidayUntil2023(int year) {
    LocalDate prayerDay = easter(year).plusDays(STORE_BEDEDAG);
    assertThat(prayerDay.getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
    assertThat(DAYS.between(prayerDay.minusDays(1), prayerDay)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {2024, 2025, 2026, 2050, 2100})
  void storeBededagIsAWorkingDayFrom2024(int year) {
    LocalDate prayerDay = easter(year).plusDays(STORE_BEDEDAG);
    assertThat(DAYS.between(prayerDay.minusDays(1), prayerDay)).isEqualTo(1);
  }

  @Test
  void worksOnTheDaysThatTheTermsDoNotClose() {
    var open = new WorkingDays(List.of());
    assertThat(open.after(LocalDate.of(2026, 12, 23), 1)).isEqualTo(LocalDate.of(2026, 12, 24));
    assertThat(open.after(LocalDate.of(2026, 12, 24), 1)).isEqualTo(LocalDate.of(2026, 12, 28));
  }

  /** Day for day, by another computation. */
  @Property(tries = 101)
  void agreesWithTheDatesOfEaster(@ForAll @IntRange(min = 2000, max = 2100) int year) {
    LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).forEach(day ->
        assertThat(DAYS.between(day.minusDays(1), day)).as("%s", day).isEqualTo(isWorkingDay(day) ? 1 : 0));
  }

  @Property
  void endsOnAWorkingDayAndUsesWhatItWasGiven(
      @ForAll @DateRange(min = "2000-01-01", max = "2100-12-31") LocalDate from,
      @ForAll @IntRange(min = 1, max = 60) int count) {
    LocalDate day = DAYS.after(from, count);
    assertThat(isWorkingDay(day)).isTrue();
    assertThat(DAYS.between(from, day)).isEqualTo(count);
  }

  @Property
  void addsUp(@ForAll @DateRange(min = "2000-01-01", max = "2100-12-31") LocalDate from,
      @ForAll @IntRange(max = 200) int first, @ForAll @IntRange(max = 200) int second) {
    LocalDate middle = from.plusDays(first);
    LocalDate end = middle.plusDays(second);
    assertThat(DAYS.between(from, middle) + DAYS.between(middle, end)).isEqualTo(DAYS.between(from, end));
  }

  private static boolean isWorkingDay(LocalDate day) {
    MonthDay date = MonthDay.from(day);
    int fromEaster = (int) (day.toEpochDay() - easter(day.getYear()).toEpochDay());
    return day.getDayOfWeek().getValue() < 6 && !CLOSED.contains(date)
        && !Set.of(MonthDay.of(1, 1), MonthDay.of(12, 25), MonthDay.of(12, 26)).contains(date)
        && !AROUND_EASTER.contains(fromEaster) && !(fromEaster == STORE_BEDEDAG && day.getYear() < 2024);
  }

  /** Easter Sunday by the anonymous Gregorian computation (Meeus, Jones, Butcher). */
  private static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int month = (h + l - 7 * m + 114) / 31;
    return LocalDate.of(year, month, (h + l - 7 * m + 114) % 31 + 1);
  }
}
