package dk.dst.microdata.schemes.database;

import dk.dst.microdata.ground.terms.SchemeTerms;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * The dates of a project database, and what follows from them. Decided from what is true on the day, so a deadline
 * that was missed by a week, or by a year, is simply due.
 *
 * @param askedOn day on which the managers were asked about this end date, or null
 * @param settled whether it is settled that there is no extension of this end date
 * @param reopened whether a complaint was upheld, so that the use is to be reviewed anew
 */
record Term(LocalDate endsOn, LocalDate reviewedOn, LocalDate askedOn, boolean settled, boolean reopened,
    SchemeTerms terms) {

  /**
   * The end comes before the extension, and the extension before the review: a review of what has ended helps nobody.
   * Nothing ends before the managers have been asked; and what is frozen waits, it is not reviewed.
   */
  NextStep nextStep(LocalDate today) {
    if (askedOn != null && !today.isBefore(closesOn())) {
      return NextStep.END;
    }
    if (askedOn == null && !today.isBefore(asksOn())) {
      return NextStep.EXTENSION;
    }
    if (!today.isBefore(endsOn)) {
      return NextStep.WAIT;
    }
    return reopened || !today.isBefore(reviewsOn()) ? NextStep.USAGE_REVIEW : NextStep.WAIT;
  }

  /** The next day on which something may be due; after the end date only the closing is left. */
  LocalDate nextDate(LocalDate today) {
    return Stream.of(asksOn(), reviewsOn(), endsOn, closesOn()).filter(day -> day.isAfter(today))
        .min(LocalDate::compareTo).orElse(today);
  }

  /** "ordningen efter de 2 år forlænges efter aftale" (S01, condition 4): asked in good time before (D9). */
  LocalDate asksOn() {
    return endsOn.minus(terms.extensionNotice());
  }

  /**
   * When the operation ends for good. Where it is not settled whether there is an extension, the database is frozen at
   * its end date and closed after the grace period (D10); asked late, the managers have the time of a hearing.
   */
  LocalDate closesOn() {
    if (settled) {
      return endsOn;
    }
    LocalDate grace = endsOn.plus(terms.undecidedGrace());
    LocalDate answer = askedOn == null ? grace : askedOn.plus(terms.hearing());
    return answer.isAfter(grace) ? answer : grace;
  }

  /** Every half year, and a last time some months before the end (D6). */
  LocalDate reviewsOn() {
    LocalDate regular = reviewedOn.plus(terms.reviewInterval());
    LocalDate last = endsOn.minus(terms.finalReview());
    return reviewedOn.isBefore(last) && last.isBefore(regular) ? last : regular;
  }
}
