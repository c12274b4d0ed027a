package dk.dst.microdata.schemes.database;

import dk.dst.microdata.ground.terms.SchemeTerms;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The dates of a project database, and what follows from them. Decided from what is true on the day, so a deadline
 * that was missed by a week, or by a year, is simply due.
 *
 * @param askedOn day on which the managers were asked about this end date, or null
 * @param settled whether it is settled that there is no extension of this end date
 * @param heldUntil the last day on which the authorisation was suspended while the question was open, or null
 * @param reopened whether a complaint was upheld, so that the use is to be reviewed anew
 */
record Term(LocalDate endsOn, LocalDate reviewedOn, LocalDate askedOn, boolean settled, LocalDate heldUntil,
    boolean reopened, SchemeTerms terms) {

  /** Nothing ends before the managers have been asked. */
  NextStep nextStep(LocalDate today) {
    if (askedOn != null && !today.isBefore(closesOn())) {
      return NextStep.END;
    }
    return askedOn == null && !today.isBefore(asksOn()) ? NextStep.EXTENSION : NextStep.WAIT;
  }

  /** The next day on which something may be due; after the end date only the closing is left. */
  LocalDate nextDate(LocalDate today) {
    return Stream.of(asksOn(), endsOn, closesOn()).filter(day -> day.isAfter(today))
        .min(LocalDate::compareTo).orElse(today);
  }

  /** "ordningen efter de 2 år forlænges efter aftale" (S01, condition 4): asked in good time before (D9). */
  LocalDate asksOn() {
    return endsOn.minus(terms.extensionNotice());
  }

  /**
   * When the operation ends for good. Where it is not settled whether there is an extension, the database is frozen at
   * its end date and closed after the grace period (D10); asked late, or after a suspension in which nothing could be
   * settled, there is the time of a hearing.
   */
  LocalDate closesOn() {
    if (settled) {
      return endsOn;
    }
    LocalDate grace = endsOn.plus(terms.undecidedGrace());
    return Stream.of(askedOn, heldUntil).filter(Objects::nonNull).map(day -> day.plus(terms.hearing()))
        .reduce(grace, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** Whether a review is due, whatever has become of the question about extension. What is frozen is not reviewed. */
  boolean isReviewDue(LocalDate today) {
    return today.isBefore(endsOn) && (reopened || !today.isBefore(reviewsOn()));
  }

  /** The day of the next review, one that has passed where it is overdue; of what is frozen, the day it is so no more. */
  LocalDate nextReview(LocalDate today) {
    if (today.isBefore(endsOn)) {
      return reopened ? today : reviewsOn();
    }
    LocalDate tomorrow = today.plusDays(1);
    return closesOn().isAfter(tomorrow) ? closesOn() : tomorrow;
  }

  /** Every half year, and a last time some months before the end (D6). */
  LocalDate reviewsOn() {
    LocalDate regular = reviewedOn.plus(terms.reviewInterval());
    LocalDate last = endsOn.minus(terms.finalReview());
    return reviewedOn.isBefore(last) && last.isBefore(regular) ? last : regular;
  }
}
