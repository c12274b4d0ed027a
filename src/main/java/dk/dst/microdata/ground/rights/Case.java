package dk.dst.microdata.ground.rights;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A case as its rights see it.
 *
 * @param people roles of the people of the institution, by user id; everybody associated is in it
 * @param disqualified employees of FSE who have declared themselves disqualified
 * @param keptApart who has taken the first step of a command that is for a second person, by {@link FourEyes}
 */
public record Case(String number, String institution, CaseState state, Map<String, Set<CaseRole>> people,
    Set<String> disqualified, Map<Command, Set<String>> keptApart) {

  /**
   * What the person is in this case. Whoever is both of FSE and of the institution, or has declared themselves
   * disqualified, is nothing of FSE's in it.
   *
   * @param fse the person's roles in FSE
   */
  public Set<CaseRole> roles(String person, Set<CaseRole> fse) {
    if (people.containsKey(person)) {
      return people.get(person);
    }
    return disqualified.contains(person) && !fse.isEmpty() ? EnumSet.of(CaseRole.COLLEAGUE) : fse;
  }

  /** Whether somebody of FSE may work with it: neither of the institution, nor disqualified. */
  public boolean isOpenTo(String person) {
    return !people.containsKey(person) && !disqualified.contains(person);
  }

  public boolean allows(Command command, String person, Set<CaseRole> fse) {
    return allows(command, roles(person, fse)) && !keepsApart(command, person);
  }

  /** Whether the person has taken the first step of a command that is for a second person. */
  public boolean keepsApart(Command command, String person) {
    return keptApart.getOrDefault(command, Set.of()).contains(person);
  }

  /** Who of the institution may, by user id. */
  public List<String> whoMay(Command command) {
    return people.keySet().stream().filter(person -> allows(command, person, Set.of())).sorted().toList();
  }

  private boolean allows(Command command, Set<CaseRole> roles) {
    return command.states().contains(state) && (!Collections.disjoint(command.roles(), roles)
        || !Collections.disjoint(command.reserve(), roles) && nobodyHas(command.roles()));
  }

  private boolean nobodyHas(Set<CaseRole> roles) {
    var ofInstitution = EnumSet.copyOf(roles);
    ofInstitution.removeAll(CaseRole.FSE);
    return people.values().stream().allMatch(own -> Collections.disjoint(own, ofInstitution));
  }
}
