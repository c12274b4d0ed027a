package dk.dst.microdata.ground.rights;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** An institution's people as its rights see them: roles by user id; everybody associated is in it. */
public record Staff(String institution, Map<String, Set<CaseRole>> people) {

  /**
   * Whether the person may.
   *
   * @param fse the person's roles in FSE, which count for nothing in an institution they belong to
   */
  public boolean allows(InstitutionCommand command, String person, Set<CaseRole> fse) {
    Set<CaseRole> roles = people.getOrDefault(person, fse);
    return !Collections.disjoint(command.roles(), roles)
        || !Collections.disjoint(command.reserve(), roles) && !has(command.roles());
  }

  private boolean has(Set<CaseRole> wanted) {
    var ofInstitution = EnumSet.copyOf(wanted);
    ofInstitution.removeAll(CaseRole.FSE);
    return people.values().stream().anyMatch(own -> !Collections.disjoint(own, ofInstitution));
  }
}
