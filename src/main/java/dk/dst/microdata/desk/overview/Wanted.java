package dk.dst.microdata.desk.overview;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseKind.Scheme;
import dk.dst.microdata.ground.text.Danish;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Of what somebody wants figures.
 *
 * @param today the day the figures are of
 * @param from first day of the period
 * @param until its last day
 * @param scheme null for all
 * @param institution id, or empty for all
 */
record Wanted(LocalDate today, LocalDate from, LocalDate until, Scheme scheme, String institution) {

  /** As it stands in an address; what is left out is the last year, and all. */
  static Wanted of(LocalDate today, Map<String, String> typed) {
    LocalDate until = day(typed, "until", today);
    LocalDate from = day(typed, "from", until.minusYears(1).plusDays(1));
    if (from.isAfter(until) || from.plusYears(20).isBefore(until)) {
      throw new InputRefused("Perioden skal begynde, før den slutter, og være på højst 20 år.");
    }
    String scheme = typed.getOrDefault("scheme", "");
    return new Wanted(today, from, until, scheme.isEmpty() ? null : Stream.of(Scheme.values())
        .filter(one -> one.name().equals(scheme)).findFirst()
        .orElseThrow(() -> new InputRefused("Der er ingen sådan ordning.")), typed.getOrDefault("institution", ""));
  }

  private static LocalDate day(Map<String, String> typed, String name, LocalDate otherwise) {
    String text = typed.getOrDefault(name, "");
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= 1900 && day.getYear() <= 9000) {
        return day;
      }
    } catch (DateTimeParseException e) {
      // is told below
    }
    throw new InputRefused("Perioden skal være dage, fx 2026-01-31.");
  }

  /** For a section that shows how it is now, whatever the period. */
  String asOfToday() {
    return "Pr. " + Danish.day(today);
  }

  String period() {
    return Danish.day(from) + " – " + Danish.day(until);
  }

  boolean isIn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }

  /** When the period begins. */
  Timestamp begins() {
    return startOf(from);
  }

  /** When it is over. */
  Timestamp ends() {
    return startOf(until.plusDays(1));
  }

  static Timestamp startOf(LocalDate day) {
    return Timestamp.from(day.atStartOfDay(EngineClock.DENMARK).toInstant());
  }

  /** Gives the question what it is to leave out. */
  JdbcClient.StatementSpec narrow(JdbcClient.StatementSpec question) {
    return question.param("scheme", scheme == null ? "" : scheme.name()).param("institution", institution);
  }
}
