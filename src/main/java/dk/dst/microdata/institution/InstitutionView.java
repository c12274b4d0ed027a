package dk.dst.microdata.institution;

import java.util.List;
import java.util.Set;

/** An institution and its people, with what whoever looks may do there. */
public record InstitutionView(String id, String name, Integer authorisationNumber, String authorisedFrom,
    String authorisedUntil, Institution.State state, String stateText, String reason, List<RoleView> roles,
    List<PersonView> people, List<String> warnings, boolean mayRequest, boolean maySuspend, boolean mayLift) {

  /** One of several institutions to choose from. */
  public record Line(String id, String name, Integer authorisationNumber, String stateText) {}

  /** A role, and whether whoever looks may give and take it. */
  public record RoleView(Role id, String text, boolean mayGive) {}

  /**
   * A person.
   *
   * @param certificate until when the certificate holds, in words
   * @param state REQUESTED or IN_FORCE
   */
  public record PersonView(String id, String name, String email, String position, boolean employed,
      String certifiedSince, String certifiedOn, String certificate, String state, String stateText, Set<Role> roles,
      boolean mayApprove, boolean mayEnd, boolean mayChange, boolean mayCertify) {}
}
