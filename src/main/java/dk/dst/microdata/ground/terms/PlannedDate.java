package dk.dst.microdata.ground.terms;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A timer that stands for a date which the facts say under the terms in force, and which moves where they say another.
 * Dates that somebody has been given are none.
 */
public interface PlannedDate {

  /** Id of the process. */
  String process();

  /** Ids of the events in it, of which a case waits for one. */
  List<String> timers();

  /** Whether the model reads the date from the variable of its next date, which then moves along. */
  default boolean isVariable() {
    return true;
  }

  /** What it is about, in Danish. */
  String what();

  /** What the facts say of each of these cases, in few questions however many; a day that has passed means at once. */
  Map<String, LocalDate> next(Collection<String> caseNumbers);
}
