package dk.dst.microdata.schemes.project;

import dk.dst.microdata.facts.quarantine.Quarantine;
import java.time.LocalDate;
import java.util.List;

/**
 * A project of the researcher scheme or a subproject of a project database.
 *
 * @param databaseCase case number of the project database it belongs to, or null
 * @param contentList id of the list of its data, or null where nobody has said what they are
 * @param quarantines its own and the institution's, whenever; null in what was kept before there were any
 */
public record Project(int number, String title, LocalDate startsOn, LocalDate endsOn, LocalDate closedOn,
    String databaseCase, String contact, Long contentList, List<Quarantine> quarantines) {

  public Project {
    quarantines = quarantines == null ? List.of() : List.copyOf(quarantines);
  }

  /**
   * Whether it counts as active on that day: approved and signed, end date not passed, neither closed nor in quarantine
   * (D3). This is the one definition: eligibility, usage and the public figures all ask it.
   */
  public boolean isActive(LocalDate day) {
    return isRunning(day) && !isInQuarantine(day);
  }

  public boolean isInQuarantine(LocalDate day) {
    return quarantines.stream().anyMatch(quarantine -> quarantine.isInForce(day));
  }

  /**
   * Whether it lives on that day. It is there at all because it was approved and signed, and starts on the day it was; a
   * quarantine does not end it.
   */
  public boolean isRunning(LocalDate day) {
    return !day.isBefore(startsOn) && day.isBefore(endsOn) && (closedOn == null || day.isBefore(closedOn));
  }
}
