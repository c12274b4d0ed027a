package dk.dst.microdata.institution;

import java.time.LocalDate;

/**
 * An institution with an authorisation, on which everything else hangs.
 *
 * @param id also the engine's tenant
 * @param authorisationNumber what sets institutions apart; a university may hold several (D30)
 * @param authorisedUntil first day without authorisation, or null while it is open-ended (D15)
 * @param agreementEnded whether it ended because the agreement did, rather than lapsed
 * @param suspendedOn since when it is suspended, or null
 */
public record Institution(String id, String name, int authorisationNumber, LocalDate authorisedFrom,
    LocalDate authorisedUntil, String lapseReason, boolean agreementEnded, LocalDate suspendedOn,
    String suspensionReason) {

  /** Where an authorisation stands. */
  public enum State {
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
    if (authorisedUntil != null && !day.isBefore(authorisedUntil)) {
      return agreementEnded ? State.ENDED : State.LAPSED;
    }
    return suspendedOn == null ? State.VALID : State.SUSPENDED;
  }

  public boolean isAuthorised(LocalDate day) {
    return !day.isBefore(authorisedFrom) && state(day) == State.VALID;
  }

  /** Why the authorisation is not valid; null where it is. */
  public String reason(LocalDate day) {
    return switch (state(day)) {
      case VALID -> null;
      case SUSPENDED -> suspensionReason;
      case LAPSED, ENDED -> lapseReason;
    };
  }
}
