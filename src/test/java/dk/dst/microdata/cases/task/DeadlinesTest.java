package dk.dst.microdata.cases.task;

import static org.assertj.core.api.Assertions.assertThat;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.support.Terms;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeadlinesTest {

  /** Thursday, nine o'clock, Danish winter time. */
  private static final String THURSDAY = "2027-01-14T08:00:00Z";

  static Stream<Arguments> deadlines() {
    return Stream.of(
        deadline("the application", Deadlines::correction, "2027-03-15T22:59:00Z"),       // 60 days
        deadline("the review", Deadlines::review, "2027-01-28T22:59:00Z"),                // 10 working days
        deadline("the approval", Deadlines::approval, "2027-01-21T22:59:00Z"),            // 5 working days
        deadline("the signature", Deadlines::signature, "2027-02-13T22:59:00Z"),          // 30 days, a Saturday
        deadline("the comment", Deadlines::comment, "2027-01-28T22:59:00Z"),              // 14 days
        deadline("the hearing", Deadlines::hearing, "2027-02-13T22:59:00Z"),              // 30 days
        deadline("the extension", Deadlines::extensionRequest, "2027-03-15T22:59:00Z"),   // 60 days
        deadline("the instruction", Deadlines::deletionInstruction, "2028-01-14T22:59:00Z")); // a year
  }

  private static Arguments deadline(String of, Function<Deadlines, Date> ask, String moment) {
    return Arguments.of(of, ask, moment);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("deadlines")
  void runUntilTheLastMinuteOfTheirLastDay(String of, Function<Deadlines, Date> ask, Instant moment) {
    assertThat(ask.apply(at(THURSDAY))).isEqualTo(Date.from(moment));
  }

  @Test
  void endInSummerTimeWhenTheLastDayLiesInSummer() {
    // 60 days after 1 February is 2 April: 23:59 is 21:59 in universal time.
    assertThat(at("2027-02-01T08:00:00Z").correction()).isEqualTo(Date.from(Instant.parse("2027-04-02T21:59:00Z")));
  }

  @Test
  void endInWinterTimeWhenTheLastDayLiesInWinter() {
    assertThat(at("2027-10-15T08:00:00Z").signature()).isEqualTo(Date.from(Instant.parse("2027-11-14T22:59:00Z")));
  }

  @Test
  void workingDaysAreNeitherHolidaysNorDaysOnWhichFseIsClosed() {
    // from 18 December 2026, a Friday: 21-23, 28-30 December, 4-7 January
    assertThat(at("2026-12-18T08:00:00Z").review()).isEqualTo(Date.from(Instant.parse("2027-01-07T22:59:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
      "2027-01-14T22:59:59Z, 2027-02-13T22:59:00Z", // still the 14th in Denmark
      "2027-01-14T23:00:00Z, 2027-02-14T22:59:00Z", // the 15th in Denmark, the 14th in universal time
      "2027-07-14T21:59:59Z, 2027-08-13T21:59:00Z",
      "2027-07-14T22:00:00Z, 2027-08-14T21:59:00Z"})
  void countFromTheDanishDay(String now, Instant moment) {
    assertThat(at(now).signature()).isEqualTo(Date.from(moment));
  }

  @ParameterizedTest
  @CsvSource({
      "2027-01-15, 2027-01-15T00:00:00+01:00",
      "2027-07-15, 2027-07-15T00:00:00+02:00",
      "2027-03-28, 2027-03-28T00:00:00+01:00", // summer time begins at two o'clock
      "2027-10-31, 2027-10-31T00:00:00+02:00"}) // and ends at three
  void aDayStartsAtDanishMidnight(LocalDate day, String text) {
    assertThat(at(THURSDAY).startOf(day)).isEqualTo(text);
  }

  @Test
  void doNotDependOnWhereTheServerStands() {
    TimeZone home = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(at(THURSDAY).comment()).isEqualTo(Date.from(Instant.parse("2027-01-28T22:59:00Z")));
      assertThat(at(THURSDAY).startOf(LocalDate.of(2027, 1, 15))).isEqualTo("2027-01-15T00:00:00+01:00");
    } finally {
      TimeZone.setDefault(home);
    }
  }

  private static Deadlines at(String moment) {
    return new Deadlines(new TermsInForce(Terms.shipped()), null,
        Clock.fixed(Instant.parse(moment), EngineClock.DENMARK));
  }
}
