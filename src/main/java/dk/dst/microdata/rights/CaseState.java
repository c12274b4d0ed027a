package dk.dst.microdata.rights;

import java.util.EnumSet;
import java.util.Set;

/** Where a case stands, from application to closing: what its rights depend on. */
public enum CaseState {
  DRAFT("Kladde"),
  SUBMITTED("Indsendt"),
  RETURNED("Retur til ansøger"),
  UNDER_REVIEW("Til vurdering"),
  FOR_APPROVAL("Til afgørelse"),
  FOR_SIGNATURE("Til underskrift"),
  IN_OPERATION("I drift"),
  CLOSING("Under nedlæggelse"),
  CLOSED("Nedlagt"),
  NOT_APPROVED("Ikke godkendt");

  /** From its establishment on. */
  static final Set<CaseState> DATABASE = EnumSet.range(IN_OPERATION, CLOSED);
  /** What has been sent to FSE. */
  static final Set<CaseState> SENT = EnumSet.complementOf(EnumSet.of(DRAFT));
  static final Set<CaseState> ALL = EnumSet.allOf(CaseState.class);

  private final String danish;

  CaseState(String danish) {
    this.danish = danish;
  }

  public String danish() {
    return danish;
  }

  /**
   * The state of a case in our tables.
   *
   * @param application state of the application
   * @param database status of the project database, or null where there is none
   */
  static CaseState of(String application, String database) {
    if (database != null) {
      return valueOf(database);
    }
    return switch (application) {
      case "REFUSED", "WITHDRAWN", "LAPSED", "NOT_ESTABLISHED" -> NOT_APPROVED;
      case "ESTABLISHED" -> IN_OPERATION;
      default -> valueOf(application);
    };
  }
}
