package dk.dst.microdata.ground.terms;

import java.time.LocalDate;

/**
 * A timer that stands for a date which the facts say under the terms in force, and which moves where they say another.
 * Dates that somebody has been given are none.
 */
public interface PlannedDate {

  /** Id of the process. */
  String process();

  /** Id of the event in it. */
  String timer();

  /** What it is about, in Danish. */
  String what();

  /** What the facts say of that case; a day that has passed means at once. */
  LocalDate next(String caseNumber);
}
