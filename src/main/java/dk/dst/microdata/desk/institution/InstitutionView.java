package dk.dst.microdata.desk.institution;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Role;
import java.util.List;
import java.util.Set;

/**
 * An institution and its people, with what whoever looks may do there.
 *
 * @param authorisationNumber null until its agreement is signed by both
 * @param kind in words; empty until it is authorised as one
 * @param confirmedOn the last annual confirmation, in words; empty where there is none
 * @param exemption the Director General's, about data of enterprises (I8); empty where there is none
 * @param consultancy who does the work of a client (I11); empty for others
 */
public record InstitutionView(String id, String name, Integer authorisationNumber, String authorisedFrom,
    String authorisedUntil, Institution.State state, String stateText, String reason, String kind, String mailDomains,
    String confirmedOn, String exemption, String consultancy, List<SuspensionView> suspensions, List<RoleView> roles,
    List<PersonView> people, List<String> warnings, boolean mayRequest, boolean maySuspend, boolean maySetDomains,
    boolean mayExempt, boolean maySeeCertificates, boolean mayAnswerJointControl) {

  /** One time the authorisation has been suspended, the newest first. */
  public record SuspensionView(String from, String reason, String outcome, String conclusion) {}

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
