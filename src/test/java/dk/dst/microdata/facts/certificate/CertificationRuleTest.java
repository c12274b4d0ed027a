package dk.dst.microdata.facts.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.support.Terms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the test, and that its days are Danish ones. */
class CertificationRuleTest {

  private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");
  private static final SchemeTerms TERMS = Terms.shipped();

  private static Asked asked(Integer given) {
    return new Asked(1, new Question(1, 1, "Hvad gælder?", "Det", List.of("Noget andet", "Intet"), "Kilden", false,
        "Leveret", "systemet", Instant.EPOCH), List.of(2, 0, 1), given);
  }

  private static List<Asked> answers(int right, Integer... others) {
    var all = new ArrayList<>(IntStream.range(0, right).mapToObj(i -> asked(Question.RIGHT)).toList());
    List.of(others).forEach(given -> all.add(asked(given)));
    return all;
  }

  @Test
  void allMustBeRight() {
    assertThat(Attempt.passes(answers(10))).isTrue();
    assertThat(Attempt.passes(answers(9, 1))).isFalse();
    assertThat(Attempt.passes(List.of())).isFalse();
    assertThat(asked(null).isRight()).isFalse();
  }

  @Test
  void answersAreShownInTheirOrderAndNotByTheirNumbers() {
    assertThat(asked(0).shown()).containsExactly("Intet", "Det", "Noget andet");
    assertThat(asked(0).chosen()).isEqualTo(1);
    assertThat(asked(null).chosen()).isNull();
  }

  @Test
  void whoMayBegin() {
    assertThat(CertificationRule.whyNot(true, 10, 0, TERMS)).isEmpty();
    assertThat(CertificationRule.whyNot(true, 10, 2, TERMS)).isEmpty();
    assertThat(CertificationRule.whyNot(true, 10, 3, TERMS)).get().asString().contains("3 forsøg");
    assertThat(CertificationRule.whyNot(true, 9, 0, TERMS)).get().asString().contains("kun 9");
    assertThat(CertificationRule.whyNot(false, 10, 0, TERMS)).get().asString().contains("ikke tilknyttet");
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
      "-, -, 2027-03-01, 2027-03-01",                   // the first
      "2024-03-01, 2026-03-01, 2027-02-28, 2024-03-01", // on the last day
      "2024-03-01, 2026-03-01, 2027-03-01, 2024-03-01", // the day after it: no day was without
      "2024-03-01, 2026-03-01, 2027-03-02, 2027-03-02", // a day later
      "-, 2026-03-01, 2027-02-01, 2026-03-01"})
  void useIsUnbrokenWhileNoDayIsWithoutACertificate(LocalDate since, LocalDate on, LocalDate day, LocalDate expected) {
    assertThat(CertificationRule.since(since, on, day)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {"2027-01-28, -", "2027-01-29, 30", "2027-02-20, 30", "2027-02-21, 7",
      "2027-02-27, 7", "2027-02-28, 0", "2027-03-07, 0", "2027-03-30, 0", "2027-03-31, -"})
  void isRemindedBeforeAndOnTheLastDay(LocalDate today, Integer before) {
    assertThat(CertificationRule.reminder(LocalDate.of(2027, 2, 28), today, TERMS).orElse(null)).isEqualTo(before);
  }

  /** Rounds that come late leave out what they missed, and never tell the same twice nor an earlier one after a later. */
  @Property
  void roundsHoweverLateTellEachOnceAndTheLastOneAlways(@ForAll @DateRange(min = "2026-01-01", max = "2030-12-31") LocalDate last,
      @ForAll @IntRange(min = 1, max = 20) int every) {
    var told = new ArrayList<Integer>();
    for (int day = -60; day <= 60; day += every) {
      CertificationRule.reminder(last, last.plusDays(day), TERMS).filter(before -> !told.contains(before))
          .ifPresent(told::add);
    }
    assertThat(told).isSubsetOf(Set.of(30, 7, 0)).endsWith(0).isSortedAccordingTo((one, other) -> other - one);
    if (every <= 7) {
      assertThat(told).containsExactly(30, 7, 0);
    }
  }

  /** A Danish day has 23 hours in spring and 25 in autumn; an attempt is open for as long as its day lasts, not longer. */
  @Property
  void anAttemptIsOpenFromTheFirstToTheLastMomentOfItsDanishDay(
      @ForAll @DateRange(min = "2026-01-01", max = "2030-12-31") LocalDate day, @ForAll @IntRange(max = 86_399) int second) {
    mustBeOpenWithin(day, second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027-03-28", "2027-10-31", "2026-12-31", "2028-02-29"})
  void alsoWhereTheHourChanges(LocalDate day) {
    List.of(0, 3_599, 7_200, 10_800, 82_799, 86_399).forEach(second -> mustBeOpenWithin(day, second));
  }

  private static void mustBeOpenWithin(LocalDate day, int second) {
    var attempt = new Attempt(1, "anna", day, 1, null, null);
    Instant begins = day.atStartOfDay(DENMARK).toInstant();
    Instant ends = day.plusDays(1).atStartOfDay(DENMARK).toInstant();
    Instant within = begins.plusSeconds(Math.min(second, Duration.between(begins, ends).toSeconds() - 1));
    assertThat(attempt.isOpen(at(within))).as("%s", within).isTrue();
    assertThat(attempt.isOpen(at(ends.minusMillis(1)))).isTrue();
    assertThat(attempt.isOpen(at(ends))).isFalse();
    assertThat(attempt.isOpen(at(begins.minusMillis(1)))).isFalse();
    assertThat(new Attempt(1, "anna", day, 1, within, false).isOpen(at(within))).as("handed in").isFalse();
  }

  private static LocalDate at(Instant moment) {
    return LocalDate.now(Clock.fixed(moment, DENMARK));
  }

  @Property
  void aCertificateHoldsFromItsDayToTheDayBeforeTheSameAYearLater(
      @ForAll @DateRange(min = "2026-01-01", max = "2030-12-31") LocalDate day) {
    var person = new Associate("anna", "Anna", "a@example.org", null, true, day, day, true, Set.of());
    assertThat(person.isCertified(day)).isTrue();
    assertThat(person.isCertified(person.certifiedUntil())).isTrue();
    assertThat(person.isCertified(person.certifiedUntil().plusDays(1))).isFalse();
    assertThat(person.certifiedUntil().plusDays(1)).isEqualTo(day.plusYears(1));
  }
}
