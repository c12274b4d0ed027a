package dk.dst.microdata.institution;

import java.time.LocalDate;

/**
 * An institution with an authorisation, on which everything else hangs.
 *
 * @param id also the engine's tenant
 * @param authorisationNumber what sets institutions apart; a university may hold several (D30)
 * @param authorisedUntil first day without authorisation, or null while it is open-ended (D15)
 */
public record Institution(String id, String name, int authorisationNumber, LocalDate authorisedFrom,
    LocalDate authorisedUntil) {

  public boolean isAuthorised(LocalDate day) {
    return !day.isBefore(authorisedFrom) && (authorisedUntil == null || day.isBefore(authorisedUntil));
  }
}
