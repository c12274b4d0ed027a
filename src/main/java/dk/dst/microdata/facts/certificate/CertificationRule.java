package dk.dst.microdata.facts.certificate;

import dk.dst.microdata.facts.institution.Associate;
import dk.dst.microdata.ground.terms.SchemeTerms;
import dk.dst.microdata.ground.text.Danish;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules of the test and of what follows from it (domain 3.3, 4). */
final class CertificationRule {

  private CertificationRule() {}

  /**
   * Why somebody cannot begin an attempt; empty where they can.
   *
   * @param inForce how many questions there are to draw from
   * @param used attempts begun today, whether or not they were handed in: "3 attempts per day"
   */
  static Optional<String> whyNot(boolean isAssociated, int inForce, int used, SchemeTerms terms) {
    if (!isAssociated) {
      return Optional.of("Testen er for den, der er tilknyttet en institution. Du er ikke tilknyttet nogen.");
    }
    if (inForce < terms.certificationQuestions()) {
      return Optional.of("Testen kan ikke tages lige nu: Der skal stilles " + terms.certificationQuestions()
          + " spørgsmål, og der er kun " + inForce + ". Forskningsservice skal tilføje flere.");
    }
    return used < terms.certificationAttempts() ? Optional.empty()
        : Optional.of("Du har brugt " + Danish.count(used, "forsøg", "forsøg") + " i dag, og der er "
            + terms.certificationAttempts() + " om dagen. Prøv igen i morgen.");
  }

  /**
   * Since when the use is certified without a break (D4), where somebody is certified on a day.
   *
   * @param since the same before it, or null
   * @param on the day of the certificate before, or null
   */
  static LocalDate since(LocalDate since, LocalDate on, LocalDate day) {
    boolean broken = on == null || Associate.lastDay(on).plusDays(1).isBefore(day);
    return broken ? day : since == null ? on : since;
  }

  /**
   * How long before its last day somebody is to be told of a certificate: the latest of the moments that have come, in
   * days. Empty where none has, or where the last day has passed by more than the first notice: that is no news.
   */
  static Optional<Integer> reminder(LocalDate lastDay, LocalDate today, SchemeTerms terms) {
    if (today.isAfter(lastDay.plus(terms.certificateNotice()))) {
      return Optional.empty();
    }
    return Stream.of(lastDay, lastDay.minus(terms.certificateLastNotice()),
            lastDay.minus(terms.certificateNotice()))
        .filter(day -> !day.isAfter(today)).max(LocalDate::compareTo)
        .map(day -> (int) ChronoUnit.DAYS.between(day, lastDay));
  }
}
