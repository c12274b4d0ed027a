package dk.dst.microdata.facts.institution;

import java.time.LocalDate;

/**
 * An institution with an authorisation, on which everything else hangs.
 *
 * @param id also the engine's tenant
 * @param authorisationNumber what sets institutions apart; a university may hold several (D30)
 * @param authorisedFrom null, as the number, until its agreement is signed by both
 * @param authorisedUntil first day without authorisation, or null while it is open-ended (D15)
 * @param agreementEnded whether it ended because the agreement did, rather than lapsed
 * @param suspendedOn since when it is suspended, or null
 * @param mailDomains comma-separated; empty where none are said
 * @param authorisationCase number of the case in which the authorisation lives
 * @param confirmedOn the last annual confirmation, or null
 * @param businessExemption the Director General's, or null (I8)
 * @param clientOf authorisation number of the consultancy that does the work, or null (I11)
 */
public record Institution(String id, String name, Integer authorisationNumber, LocalDate authorisedFrom,
    LocalDate authorisedUntil, String lapseReason, boolean agreementEnded, LocalDate suspendedOn,
    String suspensionReason, Kind kind, String mailDomains, String authorisationCase, LocalDate confirmedOn,
    String businessExemption, Integer clientOf) {

  /** What kind of institution it is, on which its conditions depend (I6-I8, I11). */
  public enum Kind {
    PUBLIC("Offentligt forsknings- eller analysemiljø"),
    FOUNDATION("Almennyttig fond"),
    INTEREST_ORGANISATION("Interesseorganisation"),
    CONSULTANCY("Konsulentvirksomhed eller anden virksomhed"),
    CLIENT("Offentlig institution med kundeautorisation");

    private final String danish;

    Kind(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  /** Where an authorisation stands. */
  public enum State {
    /** It has applied, or has been refused. */
    NOT_AUTHORISED("Ikke autoriseret"),
    VALID("Gyldig"),
    SUSPENDED("Suspenderet"),
    LAPSED("Bortfaldet"),
    ENDED("Ophørt");

    private final String danish;

    State(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  public State state(LocalDate day) {
    if (authorisedFrom == null) {
      return State.NOT_AUTHORISED;
    }
    if (authorisedUntil != null && !day.isBefore(authorisedUntil)) {
      return agreementEnded ? State.ENDED : State.LAPSED;
    }
    return suspendedOn == null ? State.VALID : State.SUSPENDED;
  }

  public boolean isAuthorised(LocalDate day) {
    return authorisedFrom != null && !day.isBefore(authorisedFrom) && state(day) == State.VALID;
  }

  /** Whether it may have data of enterprises with limited access (I7, I8). */
  public boolean mayHaveBusinessData() {
    return kind != Kind.CONSULTANCY || businessExemption != null;
  }

  /** Why the authorisation is not valid; null where it is. */
  public String reason(LocalDate day) {
    return switch (state(day)) {
      case NOT_AUTHORISED -> "Institutionen har ingen autorisationsaftale.";
      case VALID -> null;
      case SUSPENDED -> suspensionReason;
      case LAPSED, ENDED -> lapseReason;
    };
  }
}
