package dk.dst.microdata.project;

import java.time.LocalDate;
import java.util.Set;

/**
 * A project of the researcher scheme or a subproject of a project database.
 *
 * @param databaseCase case number of the project database it belongs to, or null
 * @param registers codes of the registers it uses
 */
public record Project(int number, String title, LocalDate startsOn, LocalDate endsOn, LocalDate closedOn,
    String databaseCase, String contact, Set<String> registers) {

  /** Approved and signed, end date not passed, not closed (D3). */
  public boolean isActive(LocalDate day) {
    return !day.isBefore(startsOn) && day.isBefore(endsOn) && (closedOn == null || day.isBefore(closedOn));
  }
}
