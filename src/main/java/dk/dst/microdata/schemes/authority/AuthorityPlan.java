package dk.dst.microdata.schemes.authority;

import dk.dst.microdata.ground.terms.SchemeTerms;
import java.time.LocalDate;

/**
 * The dates of an authority's agreement, and what they make due. Nothing is lost when nobody looks for a week: what was
 * due then is due now.
 *
 * @param endsOn first day without access, which is the first of a year
 * @param closedOn the day it was closed, or null
 */
record AuthorityPlan(LocalDate endsOn, LocalDate closedOn, SchemeTerms terms) {

  /**
   * The first day after an agreement that begins on that day: the calendar year in which its period ends is over. One
   * that begins when it would be asked to renew is for the coming year, too.
   */
  static LocalDate end(LocalDate beginsOn, SchemeTerms terms) {
    LocalDate end = beginsOn.plus(terms.authorityPeriod()).withDayOfYear(1);
    return beginsOn.isBefore(end.minus(terms.authorityRenewal())) ? end
        : end.plus(terms.authorityPeriod()).withDayOfYear(1);
  }

  AuthorityStep nextStep(LocalDate today) {
    if (closedOn != null || !today.isBefore(closesOn())) {
      return AuthorityStep.END;
    }
    return today.isBefore(asksOn()) ? AuthorityStep.WAIT : AuthorityStep.ASK_RENEWAL;
  }

  /** The next day on which something may be due. */
  LocalDate nextDate() {
    return asksOn();
  }

  LocalDate asksOn() {
    return endsOn.minus(terms.authorityRenewal());
  }

  /** Frozen until then, if it is not renewed. */
  LocalDate closesOn() {
    return endsOn.plus(terms.authorityFrozen());
  }

  /** The end after the next renewal. */
  LocalDate renewedTo() {
    return endsOn.plus(terms.authorityPeriod()).withDayOfYear(1);
  }
}
