package dk.dst.microdata.database;

import java.time.LocalDate;

/**
 * A project database: the main project of an institution's scheme.
 *
 * @param caseOwner user id of the FSE-ansvarlig
 * @param endsOn ophørsdato: the first day out of operation
 * @param reviewedOn day of the last usage review, at first the day of establishment
 */
public record ProjectDatabase(String caseNumber, String institutionId, int projectNumber, String caseOwner,
    String purpose, LocalDate establishedOn, LocalDate endsOn, LocalDate reviewedOn, Status status) {

  /** Where the database stands. Managers have access only while it is in operation. */
  public enum Status { IN_OPERATION, CLOSING, CLOSED }

  /** Whether new subprojects and extractions are possible: in operation, and not frozen at its end date (D10). */
  public boolean isOpen(LocalDate today) {
    return status == Status.IN_OPERATION && today.isBefore(endsOn);
  }

  /** In operation past its end date, because it is not settled whether it is extended (D10). */
  public boolean isFrozen(LocalDate today) {
    return status == Status.IN_OPERATION && !today.isBefore(endsOn);
  }
}
