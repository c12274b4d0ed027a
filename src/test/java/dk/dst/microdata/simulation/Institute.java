package dk.dst.microdata.simulation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** An institution of the simulated world, as far as the world must remember it; the rest stands in the tables. */
final class Institute {

  final int index;
  final LocalDate arrives;
  /** Whether it applies for its authorisation; otherwise it has one from before there was an application. */
  final boolean applies;
  private final Map<String, Integer> cases = new HashMap<>();
  volatile String id;
  private int people;

  Institute(int index, LocalDate arrives, boolean applies) {
    this.index = index;
    this.arrives = arrives;
    this.applies = applies;
  }

  /** The how-manieth case of the institution it is, which is the same in every run of a seed; its number may not be. */
  synchronized int caseIndex(String caseNumber) {
    return cases.computeIfAbsent(caseNumber, number -> cases.size());
  }

  /** A user id that nobody has had. */
  synchronized String newPerson() {
    return "p" + index + "x" + people++;
  }
}
