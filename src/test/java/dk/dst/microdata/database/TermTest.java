package dk.dst.microdata.database;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.scheme.SchemeTerms;
import dk.dst.microdata.support.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermTest {

  private static final SchemeTerms TERMS = Terms.shipped();
  private static final LocalDate ESTABLISHED = LocalDate.of(2026, 9, 1);
  private static final LocalDate END = ESTABLISHED.plusYears(2);

  @Test
  void waitsOnTheDayOfEstablishment() {
    assertThat(fresh().nextStep(ESTABLISHED)).isEqualTo(NextStep.WAIT);
    assertThat(fresh().nextDate()).isEqualTo(ESTABLISHED.plusMonths(6));
  }

  @ParameterizedTest
  @CsvSource({"2027-02-28, WAIT", "2027-03-01, USAGE_REVIEW", "2027-03-02, USAGE_REVIEW"})
  void reviewsTheUseAfterHalfAYear(LocalDate today, NextStep step) {
    assertThat(fresh().nextStep(today)).isEqualTo(step);
  }

  @Test
  void reviewsATwoYearTermAfter6And12And18And21MonthsAndNotAgain() {
    assertThat(reviewsOf(ESTABLISHED, END)).containsExactly(ESTABLISHED.plusMonths(6), ESTABLISHED.plusMonths(12),
        ESTABLISHED.plusMonths(18), ESTABLISHED.plusMonths(21));
  }

  @Test
  void reviewsAnExtendedTermEveryHalfYearAndAgainThreeMonthsBeforeItsEnd() {
    LocalDate end = END.plusYears(2);
    assertThat(reviewsOf(ESTABLISHED.plusMonths(21), end)).containsExactly(ESTABLISHED.plusMonths(27),
        ESTABLISHED.plusMonths(33), ESTABLISHED.plusMonths(39), ESTABLISHED.plusMonths(45));
  }

  @Test
  void countsTheNextReviewFromTheDayOfTheLast() {
    assertThat(reviewed(ESTABLISHED.plusMonths(6).plusDays(20)).reviewsOn())
        .isEqualTo(ESTABLISHED.plusMonths(12).plusDays(20));
  }

  @ParameterizedTest
  @CsvSource({"181, WAIT", "180, EXTENSION", "179, EXTENSION", "1, EXTENSION"})
  void asksAboutAnExtension180DaysBeforeTheEnd(int daysBefore, NextStep step) {
    var justReviewed = new Term(END, END.minusDays(daysBefore), false, TERMS);
    assertThat(justReviewed.nextStep(END.minusDays(daysBefore))).isEqualTo(step);
  }

  @Test
  void asksAboutTheExtensionBeforeItReviews() {
    LocalDate bothDue = END.minusDays(30);
    assertThat(new Term(END, ESTABLISHED, false, TERMS).nextStep(bothDue)).isEqualTo(NextStep.EXTENSION);
    assertThat(new Term(END, ESTABLISHED, true, TERMS).nextStep(bothDue)).isEqualTo(NextStep.USAGE_REVIEW);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endsOnTheEndDateWhateverElseIsDue(boolean asked) {
    var term = new Term(END, ESTABLISHED, asked, TERMS);
    assertThat(term.nextStep(END)).isEqualTo(NextStep.END);
    assertThat(term.nextStep(END.minusDays(1))).isNotEqualTo(NextStep.END);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 365, 3650})
  void endsHoweverLateItIsSeen(int days) {
    assertThat(fresh().nextStep(END.plusDays(days))).isEqualTo(NextStep.END);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 12})
  void reviewsWeeksAfterTheReviewWasMissed(int weeks) {
    assertThat(fresh().nextStep(ESTABLISHED.plusMonths(6).plusWeeks(weeks))).isEqualTo(NextStep.USAGE_REVIEW);
  }

  @Test
  void holdsOneReviewForSeveralMissedOnes() {
    LocalDate late = ESTABLISHED.plusMonths(14);
    assertThat(fresh().nextStep(late)).isEqualTo(NextStep.USAGE_REVIEW);
    assertThat(reviewed(late).nextStep(late)).isEqualTo(NextStep.WAIT);
  }

  @Test
  void waitsForTheEndOnceTheLastReviewIsHeldAndTheManagersAreAsked() {
    var term = new Term(END, ESTABLISHED.plusMonths(21), true, TERMS);
    assertThat(term.nextStep(END.minusDays(1))).isEqualTo(NextStep.WAIT);
    assertThat(term.nextDate()).isEqualTo(END);
  }

  @Test
  void anExtensionMovesTheEndAndIsAskedAboutAnew() {
    LocalDate end = END.plus(TERMS.extension());
    var extended = new Term(end, ESTABLISHED.plusMonths(21), false, TERMS);
    assertThat(extended.nextStep(END)).isEqualTo(NextStep.WAIT);
    assertThat(extended.nextDate()).isEqualTo(ESTABLISHED.plusMonths(27));
    assertThat(new Term(end, end.minusDays(180), false, TERMS).nextStep(end.minusDays(180)))
        .isEqualTo(NextStep.EXTENSION);
  }

  @Property
  void theNextDateLiesAheadWheneverNothingIsDue(
      @ForAll @DateRange(min = "2026-01-01", max = "2032-12-31") LocalDate end,
      @ForAll @DateRange(min = "2024-01-01", max = "2032-12-31") LocalDate reviewed,
      @ForAll @DateRange(min = "2026-01-01", max = "2033-12-31") LocalDate today, @ForAll boolean asked) {
    var term = new Term(end, reviewed, asked, TERMS);
    Assume.that(term.nextStep(today) == NextStep.WAIT);
    assertThat(term.nextDate()).isAfter(today).isBeforeOrEqualTo(end);
  }

  @Property
  void somethingIsDueOnTheNextDate(
      @ForAll @DateRange(min = "2026-01-01", max = "2032-12-31") LocalDate end,
      @ForAll @DateRange(min = "2024-01-01", max = "2032-12-31") LocalDate reviewed, @ForAll boolean asked) {
    var term = new Term(end, reviewed, asked, TERMS);
    assertThat(term.nextStep(term.nextDate())).isNotEqualTo(NextStep.WAIT);
  }

  @Property
  void nobodyIsAskedTwiceAboutOneEndDate(
      @ForAll @DateRange(min = "2026-01-01", max = "2032-12-31") LocalDate end,
      @ForAll @DateRange(min = "2024-01-01", max = "2032-12-31") LocalDate reviewed,
      @ForAll @DateRange(min = "2026-01-01", max = "2033-12-31") LocalDate today) {
    assertThat(new Term(end, reviewed, true, TERMS).nextStep(today)).isNotEqualTo(NextStep.EXTENSION);
  }

  /** Whatever day it begins on, also the last of a long month. */
  @Property
  void everyTwoYearTermHasFourReviewsAndTheLastThreeMonthsBeforeItsEnd(
      @ForAll @DateRange(min = "2026-01-01", max = "2032-12-31") LocalDate established) {
    LocalDate end = established.plus(TERMS.term());
    assertThat(reviewsOf(established, end)).hasSize(4).endsWith(end.minusMonths(3));
  }

  /** The days on which the use is reviewed when every review is held on the day it is due, the managers being asked. */
  private static List<LocalDate> reviewsOf(LocalDate reviewed, LocalDate end) {
    var reviews = new ArrayList<LocalDate>();
    var term = new Term(end, reviewed, true, TERMS);
    for (LocalDate day = term.nextDate(); term.nextStep(day) == NextStep.USAGE_REVIEW; day = term.nextDate()) {
      reviews.add(day);
      term = new Term(end, day, true, TERMS);
    }
    assertThat(term.nextStep(term.nextDate())).isEqualTo(NextStep.END);
    return reviews;
  }

  private static Term fresh() {
    return reviewed(ESTABLISHED);
  }

  private static Term reviewed(LocalDate day) {
    return new Term(END, day, false, TERMS);
  }
}
