package dk.dst.microdata.simulation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** An institution of the simulated world, as far as the world must remember it; the rest stands in the tables. */
final class Institute {

  /** Each of them lives by the older schemes, too. */
  enum Sort { RESEARCH, AUTHORITY, MINISTRY, COMPANY }

  final int index;
  final LocalDate arrives;
  /** Whether it applies for its authorisation; otherwise it has one from before there was an application. */
  final boolean applies;
  final Sort sort;
  private final Map<String, Integer> cases = new HashMap<>();
  volatile String id;
  private int people;

  Institute(int index, LocalDate arrives, boolean applies) {
    this.index = index;
    this.arrives = arrives;
    this.applies = applies;
    sort = switch (index % 10) {
      case 1, 6 -> Sort.AUTHORITY;
      case 2, 7 -> Sort.MINISTRY;
      case 3 -> Sort.COMPANY;
      default -> Sort.RESEARCH;
    };
  }

  String name() {
    return (sort == Sort.MINISTRY ? "Ministerium " : "Institution ") + index;
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
