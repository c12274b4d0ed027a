package dk.dst.microdata.support;

import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.CaseRole;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Command;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** Everybody who might try: one person for each role in a case, who has no other, and those who have none. */
public enum Who {
  APPLICANT(TestInstitution::applicant, CaseRole.APPLICANT, CaseRole.COLLEAGUE),
  MANAGER(TestInstitution::manager, CaseRole.MANAGER, CaseRole.COLLEAGUE),
  ADMINISTRATOR(institution -> institution.id() + "administrator", CaseRole.ADMINISTRATOR, CaseRole.COLLEAGUE),
  CONTACT_WITH_POWERS(institution -> institution.id() + "powers", CaseRole.CONTACT_WITH_POWERS, CaseRole.COLLEAGUE),
  SIGNATORY(TestInstitution::signatory, CaseRole.SIGNATORY, CaseRole.COLLEAGUE),
  RESPONSIBLE(TestInstitution::responsible, CaseRole.RESPONSIBLE, CaseRole.COLLEAGUE),
  SUBSTITUTE(institution -> institution.id() + "substitute", CaseRole.SUBSTITUTE, CaseRole.COLLEAGUE),
  CONTACT(institution -> institution.id() + "contact", CaseRole.CONTACT, CaseRole.COLLEAGUE),
  COLLEAGUE(institution -> institution.id() + "user", CaseRole.COLLEAGUE),
  CONCERNED(TestInstitution::concerned, CaseRole.CONCERNED, CaseRole.COLLEAGUE),
  OUTSIDER(institution -> "henrik"), // the responsible of another institution
  REVIEWER(institution -> World.REVIEWER, CaseRole.REVIEWER),
  APPROVER(institution -> World.APPROVER, CaseRole.APPROVER),
  OWNER(institution -> World.OWNER, CaseRole.OWNER),
  ECONOMY(institution -> "oda", CaseRole.ECONOMY),
  ADMIN(institution -> "admin");

  private static final Set<CaseKind> WITHOUT_MANAGERS =
      EnumSet.of(CaseKind.AUTHORISATION, CaseKind.AUTHORITY_SCHEME, CaseKind.LAW_MODEL);

  private final Function<TestInstitution, String> id;
  private final Set<CaseRole> roles;

  Who(Function<TestInstitution, String> id, CaseRole... roles) {
    this.id = id;
    this.roles = roles.length == 0 ? EnumSet.noneOf(CaseRole.class) : EnumSet.of(roles[0], roles);
  }

  public String in(TestInstitution institution) {
    return id.apply(institution);
  }

  /** What the engine's groups make of them. */
  public Set<CaseRole> inFse() {
    Set<CaseRole> fse = EnumSet.copyOf(CaseRole.FSE);
    fse.retainAll(roles);
    return fse;
  }

  public boolean isOneOf(Set<CaseRole> wanted) {
    return roles.stream().anyMatch(wanted::contains);
  }

  /**
   * By the table; with everybody there, nobody is in reserve. A database has managers; an authorisation, an authority's
   * scheme and Lovmodellen have none: there they are colleagues.
   */
  public boolean may(Command command, CaseState state) {
    boolean isNone = this == MANAGER && WITHOUT_MANAGERS.contains(state.kind());
    return command.states().contains(state) && (isNone ? command.roles().contains(CaseRole.COLLEAGUE)
        : isOneOf(command.roles()));
  }
}
