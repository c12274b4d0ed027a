package dk.dst.microdata.ground.rights;

import java.util.EnumSet;
import java.util.Set;

/** What somebody is in a case. A person may be several things; who is nothing in a case does not know that it exists. */
public enum CaseRole {
  APPLICANT("Ansøger"),
  MANAGER("Manager"),
  ADMINISTRATOR("Administrator"),
  CONTACT_WITH_POWERS("Kontaktperson med beføjelser"),
  SIGNATORY("Underskriver"),
  RESPONSIBLE("Autorisationsansvarlig"),
  SUBSTITUTE("Stedfortræder"),
  CONTACT("Kontaktperson"),
  /** The user a breach is about. */
  CONCERNED("Den, bruddet drejer sig om"),
  /** Everybody whose association with the institution is in force; the role "bruger" adds nothing to that. */
  COLLEAGUE("Alle tilknyttede"),
  REVIEWER("FSE: sagsbehandler"),
  APPROVER("FSE: kontorchef"),
  OWNER("FSE: procesejer"),
  /** Sees what institutions owe, and no case. */
  ECONOMY("FSE: økonomi");

  /** Those of FSE. They have them in every case but those of an institution they belong to, or are disqualified in. */
  public static final Set<CaseRole> FSE = EnumSet.of(REVIEWER, APPROVER, OWNER, ECONOMY);

  private final String danish;

  CaseRole(String danish) {
    this.danish = danish;
  }

  public String danish() {
    return danish;
  }
}
