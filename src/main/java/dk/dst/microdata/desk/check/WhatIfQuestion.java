package dk.dst.microdata.desk.check;

import dk.dst.microdata.cases.task.Deadlines;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.terms.SchemeTerm;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.terms.Supposed;
import dk.dst.microdata.schemes.application.WhatIf;
import dk.dst.microdata.schemes.usage.UsageWhatIf;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What somebody supposes, and of which days they ask. */
record WhatIfQuestion(Supposed supposed, LocalDate from, LocalDate until) {

  static final List<SchemeTerm> TERMS =
      Stream.of(WhatIf.TERMS, UsageWhatIf.TERMS, Deadlines.Terms.ALL).flatMap(List::stream).toList();

  /** Asked where no period is. */
  static final Period USUAL = Period.ofYears(3);
  private static final Period LONGEST = Period.ofYears(20);

  /**
   * As it is typed: values by the names of the terms, and the days as "from" and "until".
   *
   * @throws InputRefused where nothing is supposed, or what is cannot be
   */
  static WhatIfQuestion of(Map<String, String> typed, SchemeTerms now, LocalDate today) {
    LocalDate until = day(typed, "until", "Til og med", today);
    LocalDate from = day(typed, "from", "Fra og med", until.minus(USUAL).plusDays(1));
    if (from.isAfter(until) || from.plus(LONGEST).isBefore(until)) {
      throw InputRefused.field("Fra og med", "Perioden skal begynde, før den slutter, og være på højst "
          + LONGEST.getYears() + " år.");
    }
    Supposed supposed = Supposed.typed(typed, TERMS, now);
    if (supposed.values().isEmpty()) {
      throw new InputRefused("Skriv mindst én tærskel eller frist, der skal være en anden.");
    }
    return new WhatIfQuestion(supposed, from, until);
  }

  private static LocalDate day(Map<String, String> typed, String name, String label, LocalDate otherwise) {
    String text = typed.get(name);
    if (text == null || text.isBlank()) {
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
    throw InputRefused.field(label, "Skriv datoen som 27.11.2026.");
  }
}
