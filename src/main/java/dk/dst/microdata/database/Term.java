package dk.dst.microdata.database;

import dk.dst.microdata.scheme.SchemeTerms;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * The dates of a project database, and what follows from them. Decided from what is true on the day, so a deadline
 * that was missed by a week, or by a year, is simply due.
 *
 * @param extensionAsked whether the managers have been asked about this end date
 */
record Term(LocalDate endsOn, LocalDate reviewedOn, boolean extensionAsked, SchemeTerms terms) {

  /** The end comes before the extension, and the extension before the review: a review of what has ended helps nobody. */
  NextStep nextStep(LocalDate today) {
    if (!today.isBefore(endsOn)) {
      return NextStep.END;
    }
    if (!extensionAsked && !today.isBefore(asksOn())) {
      return NextStep.EXTENSION;
    }
    return today.isBefore(reviewsOn()) ? NextStep.WAIT : NextStep.USAGE_REVIEW;
  }

  /** The next day on which something may be due. */
  LocalDate nextDate() {
    return Stream.of(endsOn, reviewsOn(), extensionAsked ? endsOn : asksOn()).min(LocalDate::compareTo).orElseThrow();
  }

  /** "ordningen efter de 2 år forlænges efter aftale" (S01, condition 4): asked in good time before (D9). */
  LocalDate asksOn() {
    return endsOn.minus(terms.extensionNotice());
  }

  /** Every half year, and a last time some months before the end (D6). */
  LocalDate reviewsOn() {
    LocalDate regular = reviewedOn.plus(terms.reviewInterval());
    LocalDate last = endsOn.minus(terms.finalReview());
    return reviewedOn.isBefore(last) && last.isBefore(regular) ? last : regular;
  }
}
