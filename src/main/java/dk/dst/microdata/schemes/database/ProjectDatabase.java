package dk.dst.microdata.schemes.database;

import dk.dst.microdata.ground.rights.CaseState;
import java.time.LocalDate;

/**
 * A project database: the main project of an institution's scheme.
 *
 * @param caseOwner user id of the FSE-ansvarlig
 * @param endsOn ophørsdato: the first day out of operation
 * @param reviewedOn day of the last usage review, at first the day of establishment
 * @param state of its case
 */
public record ProjectDatabase(String caseNumber, String institutionId, int projectNumber, String caseOwner,
    String purpose, LocalDate establishedOn, LocalDate endsOn, LocalDate reviewedOn, CaseState state) {

  /** Managers have access only while it is. */
  public boolean isInOperation() {
    return state == CaseState.IN_OPERATION;
  }

  /** Whether new subprojects and extractions are possible: in operation, and not frozen at its end date (D10). */
  public boolean isOpen(LocalDate today) {
    return isInOperation() && today.isBefore(endsOn);
  }

  /** In operation past its end date, because it is not settled whether it is extended (D10). */
  public boolean isFrozen(LocalDate today) {
    return isInOperation() && !today.isBefore(endsOn);
  }
}
