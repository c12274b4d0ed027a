package dk.dst.microdata.schemes.project;

import dk.dst.microdata.ground.terms.SchemeTerms;
import java.time.LocalDate;

/**
 * The dates of a project in operation, and what they make due. Nothing is lost when nobody looks for a week: what was due
 * then is due now.
 *
 * @param endsOn first day without access
 * @param closedOn the day it was closed before its end date, or null
 * @param activeOn the last sign of life
 * @param askedEnd the end date its people have been asked about, or null
 */
record ProjectPlan(LocalDate endsOn, LocalDate closedOn, LocalDate activeOn, LocalDate askedEnd, SchemeTerms terms) {

  ProjectStep nextStep(LocalDate today) {
    if (closedOn != null || !today.isBefore(endsOn)) {
      return ProjectStep.END;
    }
    if (!endsOn.equals(askedEnd) && !today.isBefore(asksEndOn())) {
      return ProjectStep.ASK_END;
    }
    return today.isBefore(asksActivityOn()) ? ProjectStep.WAIT : ProjectStep.ASK_ACTIVITY;
  }

  /** The next day on which something may be due. */
  LocalDate nextDate() {
    LocalDate next = endsOn;
    if (!endsOn.equals(askedEnd) && asksEndOn().isBefore(next)) {
      next = asksEndOn();
    }
    return asksActivityOn().isBefore(next) ? asksActivityOn() : next;
  }

  private LocalDate asksEndOn() {
    return endsOn.minus(terms.projectEndNotice());
  }

  /** D17: no sign of life for so long. */
  private LocalDate asksActivityOn() {
    return activeOn.plus(terms.projectInactivity());
  }
}
