package dk.dst.microdata.schemes.database;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The question whether a term is extended, until it is answered: on which days those who can answer are told (D9).
 *
 * @param askedOn when the question was put
 * @param reminders how long before the end those who have not answered are reminded
 */
record ExtensionQuestion(LocalDate askedOn, LocalDate endsOn, List<Period> reminders) {

  /**
   * One of those days.
   *
   * @param before how long before the end a reminder is; zero for the question itself
   */
  record Telling(LocalDate day, Period before) {

    boolean isReminder() {
      return !before.isZero();
    }
  }

  /**
   * What is to be told today, if it has not been: the latest that has come; whatever came before it and was missed is
   * contained in it. A reminder that lay before the question was put is none. Nothing from the end date on.
   */
  Optional<Telling> due(LocalDate today) {
    if (!today.isBefore(endsOn)) {
      return Optional.empty();
    }
    return Stream.concat(Stream.of(new Telling(askedOn, Period.ZERO)),
            reminders.stream().map(before -> new Telling(endsOn.minus(before), before))
                .filter(telling -> telling.day().isAfter(askedOn)))
        .filter(telling -> !telling.day().isAfter(today)).max(Comparator.comparing(Telling::day));
  }
}
