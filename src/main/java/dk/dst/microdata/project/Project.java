package dk.dst.microdata.project;

import java.time.LocalDate;

/**
 * A project of the researcher scheme or a subproject of a project database.
 *
 * @param databaseCase case number of the project database it belongs to, or null
 * @param contentList id of the list of its data, or null where nobody has said what they are
 */
public record Project(int number, String title, LocalDate startsOn, LocalDate endsOn, LocalDate closedOn,
    String databaseCase, String contact, Long contentList) {

  /**
   * Whether it counts as active on that day: approved and signed, end date not passed, not closed (D3). It is there at all
   * because it was approved and signed, and starts on the day it was. This is the one definition: eligibility, usage,
   * access and the public figures all ask it.
   */
  public boolean isActive(LocalDate day) {
    return !day.isBefore(startsOn) && day.isBefore(endsOn) && (closedOn == null || day.isBefore(closedOn));
  }
}
