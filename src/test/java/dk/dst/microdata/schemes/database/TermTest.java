package dk.dst.microdata.schemes.database;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.ground.terms.SchemeTerms;
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
    assertThat(fresh().nextDate(ESTABLISHED)).isEqualTo(END.minusDays(180));
    assertThat(fresh().nextReview(ESTABLISHED)).isEqualTo(ESTABLISHED.plusMonths(6));
  }

  @ParameterizedTest
  @CsvSource({"2027-02-28, false", "2027-03-01, true", "2027-03-02, true"})
  void reviewsTheUseAfterHalfAYear(LocalDate today, boolean due) {
    assertThat(fresh().isReviewDue(today)).isEqualTo(due);
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
    var justReviewed = new Term(END, END.minusDays(daysBefore), null, false, null, false, TERMS);
    assertThat(justReviewed.nextStep(END.minusDays(daysBefore))).isEqualTo(step);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void asksAboutTheExtensionAndReviewsNeitherWaitingForTheOther(boolean isAsked) {
    LocalDate bothDue = END.minusDays(30);
    Term term = isAsked ? asked(ESTABLISHED, false) : reviewed(ESTABLISHED);
    assertThat(term.nextStep(bothDue)).isEqualTo(isAsked ? NextStep.WAIT : NextStep.EXTENSION);
    assertThat(term.isReviewDue(bothDue)).isTrue();
    assertThat(reviewed(bothDue).nextStep(bothDue)).isEqualTo(NextStep.EXTENSION);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 89, 90, 200})
  void whatIsFrozenIsNotReviewedButLookedAtAgainWhenItIsSoNoMore(int days) {
    LocalDate frozen = END.plusDays(days);
    assertThat(asked(ESTABLISHED, false).isReviewDue(frozen)).isFalse();
    assertThat(asked(ESTABLISHED, false).nextReview(frozen)).isAfter(frozen)
        .isEqualTo(days < 89 ? END.plusDays(90) : frozen.plusDays(1));
  }

  @Test
  void aSuspensionWhileItIsOpenGivesTheTimeOfAHearing() {
    LocalDate suspended = END.plusDays(85);
    var held = new Term(END, ESTABLISHED, END.minusDays(180), false, suspended, false, TERMS);
    assertThat(held.closesOn()).isEqualTo(suspended.plusDays(30));
    assertThat(held.nextStep(END.plusDays(90))).isEqualTo(NextStep.WAIT);
    assertThat(new Term(END, ESTABLISHED, END.minusDays(180), true, suspended, false, TERMS).closesOn()).isEqualTo(END);
  }

  @Test
  void endsOnTheEndDateWhateverElseIsDueOnceThatIsSettled() {
    var term = asked(ESTABLISHED, true);
    assertThat(term.nextStep(END)).isEqualTo(NextStep.END);
    assertThat(term.nextStep(END.minusDays(1))).isNotEqualTo(NextStep.END);
  }

  @ParameterizedTest
  @CsvSource({"0, WAIT", "1, WAIT", "89, WAIT", "90, END", "91, END", "3650, END"})
  void isFrozenAtTheEndDateAndEndsNinetyDaysLaterWhereNothingIsSettled(int days, NextStep step) {
    assertThat(asked(ESTABLISHED, false).nextStep(END.plusDays(days))).isEqualTo(step);
    assertThat(asked(ESTABLISHED, false).closesOn()).isEqualTo(END.plusDays(90));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 100, 365, 3650})
  void asksBeforeItEndsHoweverLateItIsSeen(int days) {
    LocalDate late = END.plusDays(days);
    assertThat(fresh().nextStep(late)).isEqualTo(NextStep.EXTENSION);
    var asked = new Term(END, ESTABLISHED, late, false, null, false, TERMS);
    assertThat(asked.nextStep(late)).isEqualTo(NextStep.WAIT);
    assertThat(asked.closesOn()).isAfterOrEqualTo(late.plusDays(30));
    assertThat(asked.nextStep(asked.closesOn())).isEqualTo(NextStep.END);
  }

  @Test
  void reviewsAtOnceWhatACaseIsReopenedFor() {
    LocalDate today = ESTABLISHED.plusDays(10);
    assertThat(fresh().isReviewDue(today)).isFalse();
    var reopened = new Term(END, ESTABLISHED, null, false, null, true, TERMS);
    assertThat(reopened.isReviewDue(today)).isTrue();
    assertThat(reopened.nextReview(today)).isEqualTo(today);
    assertThat(reopened.isReviewDue(END)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 12})
  void reviewsWeeksAfterTheReviewWasMissed(int weeks) {
    assertThat(fresh().isReviewDue(ESTABLISHED.plusMonths(6).plusWeeks(weeks))).isTrue();
  }

  @Test
  void holdsOneReviewForSeveralMissedOnes() {
    LocalDate late = ESTABLISHED.plusMonths(14);
    assertThat(fresh().isReviewDue(late)).isTrue();
    assertThat(reviewed(late).isReviewDue(late)).isFalse();
  }

  @Test
  void waitsForTheEndOnceTheLastReviewIsHeldAndTheManagersAreAsked() {
    var term = asked(ESTABLISHED.plusMonths(21), false);
    assertThat(term.nextStep(END.minusDays(1))).isEqualTo(NextStep.WAIT);
    assertThat(term.nextDate(END.minusDays(1))).isEqualTo(END);
    assertThat(term.nextDate(END)).isEqualTo(END.plusDays(90));
  }

  @Test
  void anExtensionMovesTheEndAndIsAskedAboutAnew() {
    LocalDate end = END.plus(TERMS.extension());
    var extended = new Term(end, ESTABLISHED.plusMonths(21), null, false, null, false, TERMS);
    assertThat(extended.nextStep(END)).isEqualTo(NextStep.WAIT);
    assertThat(extended.nextDate(END)).isEqualTo(end.minusDays(180));
    assertThat(extended.nextReview(END)).isEqualTo(ESTABLISHED.plusMonths(27));
    assertThat(new Term(end, end.minusDays(180), null, false, null, false, TERMS).nextStep(end.minusDays(180)))
        .isEqualTo(NextStep.EXTENSION);
  }

  @Property
  void theNextDateLiesAheadWheneverNothingIsDue(
      @ForAll @DateRange(min = "2026-01-01", max = "2032-12-31") LocalDate end,
      @ForAll @DateRange(min = "2024-01-01", max = "2032-12-31") LocalDate reviewed,
      @ForAll @DateRange(min = "2026-01-01", max = "2033-12-31") LocalDate today, @ForAll boolean asked,
      @ForAll boolean settled) {
    var term = new Term(end, reviewed, asked ? end.minusDays(180) : null, settled, null, false, TERMS);
    Assume.that(term.nextStep(today) == NextStep.WAIT);
    assertThat(term.nextDate(today)).isAfter(today).isBeforeOrEqualTo(end.plusDays(90));
  }

  @Property
  void somethingIsDueOnTheNextDate(
      @ForAll @DateRange(min = "2026-01-01", max = "2032-12-31") LocalDate end,
      @ForAll @DateRange(min = "2024-01-01", max = "2032-12-31") LocalDate reviewed, @ForAll boolean asked) {
    var term = new Term(end, reviewed, asked ? end.minusDays(180) : null, true, null, false, TERMS);
    LocalDate before = LocalDate.of(2020, 1, 1);
    for (LocalDate day = term.nextDate(before); !day.equals(end); day = term.nextDate(day)) {
      before = day; // the day of asking passes where they have been asked
    }
    assertThat(before).isBefore(end);
    assertThat(term.nextStep(end)).isNotEqualTo(NextStep.WAIT);
  }

  @Property
  void nobodyIsAskedTwiceAboutOneEndDate(
      @ForAll @DateRange(min = "2026-01-01", max = "2032-12-31") LocalDate end,
      @ForAll @DateRange(min = "2024-01-01", max = "2032-12-31") LocalDate reviewed,
      @ForAll @DateRange(min = "2026-01-01", max = "2033-12-31") LocalDate today) {
    assertThat(new Term(end, reviewed, end.minusDays(180), false, null, false, TERMS).nextStep(today)).isNotEqualTo(NextStep.EXTENSION);
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
    LocalDate asked = end.minusDays(180);
    var term = new Term(end, reviewed, asked, true, null, false, TERMS);
    for (LocalDate day = term.nextReview(reviewed); term.isReviewDue(day); day = term.nextReview(day)) {
      reviews.add(day);
      term = new Term(end, day, asked, true, null, false, TERMS);
    }
    return reviews;
  }

  private static Term fresh() {
    return reviewed(ESTABLISHED);
  }

  private static Term reviewed(LocalDate day) {
    return new Term(END, day, null, false, null, false, TERMS);
  }

  private static Term asked(LocalDate reviewed, boolean settled) {
    return new Term(END, reviewed, END.minusDays(180), settled, null, false, TERMS);
  }
}
