package dk.dst.microdata.cases.who;

import dk.dst.microdata.ground.audit.Audit;
import dk.dst.microdata.ground.database.Reads;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.Case;
import dk.dst.microdata.ground.rights.CaseRole;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.ground.rights.InstitutionCommand;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** Whether somebody may do something in a case, by {@link Command} and by what the engine knows of their groups. */
@Component
public class CaseRights {

  private static final Map<String, CaseRole> ROLE_OF_GROUP = Map.of(Groups.REVIEWERS, CaseRole.REVIEWER,
      Groups.APPROVERS, CaseRole.APPROVER, Groups.OWNERS, CaseRole.OWNER, Groups.ECONOMY, CaseRole.ECONOMY);

  private final Cases cases;
  private final IdentityService identity;
  private final Actor actor;
  private final Audit audit;

  CaseRights(Cases cases, IdentityService identity, Actor actor, Audit audit) {
    this.cases = cases;
    this.identity = identity;
    this.actor = actor;
    this.audit = audit;
  }

  public boolean may(String person, Command command, String caseNumber) {
    return person != null && cases.find(caseNumber).map(found -> found.allows(command, person, fseRoles(person)))
        .orElse(false);
  }

  /** Whether whoever is acting may. */
  public boolean may(Command command, String caseNumber) {
    return actor.isKnown() && cases.find(caseNumber).map(found -> allows(found, command)).orElse(false);
  }

  /**
   * The case, for whoever is acting and may.
   *
   * @throws NoRight where they may not; a case they may not even know of does not exist for them. Either leaves a trace
   */
  public Case require(Command command, String caseNumber) {
    actor.mustBeKnown();
    Optional<Case> found = cases.find(caseNumber);
    if (found.isPresent() && allows(found.get(), command)) {
      return found.get();
    }
    audit.refused(actor.id(), command.name(), found.map(Case::number).orElse(null), Map.of("case", caseNumber));
    throw found.isPresent() && allows(found.get(), Command.toKnowOf(found.get().state())) ? NoRight.forbidden()
        : NoRight.unknown("Sagen findes ikke blandt dine sager.");
  }

  /**
   * Asks for a right inside a step of a process, where what is refused is shown in the form.
   *
   * @throws InputRefused where whoever is acting may not
   */
  public void mustBeAllowed(Command command, String caseNumber) {
    if (!may(command, caseNumber)) {
      throw refused(actor.id(), command, caseNumber);
    }
  }

  /** Writes down that somebody tried, and says who may and when, or what they have done already. */
  public InputRefused refused(String person, Command command, String caseNumber) {
    audit.refused(actor.isKnown() ? actor.id() : Actor.SYSTEM, command.name(), caseNumber, Map.of("person", person));
    String what = command.danish().substring(0, 1).toLowerCase() + command.danish().substring(1);
    Case at = cases.get(caseNumber);
    if (at.keepsApart(command, person)) {
      return new InputRefused("%s %s i sag %s og kan derfor ikke også %s. En anden må tage opgaven."
          .formatted(person, command.fourEyes().orElseThrow().danish(), caseNumber, what));
    }
    return new InputRefused("%s kan ikke %s i sag %s, som er „%s“. Det kan: %s – mens sagen er: %s.".formatted(
        person, what, caseNumber, at.state().danish(),
        Stream.concat(command.roles().stream(), command.reserve().stream()).map(CaseRole::danish)
            .collect(Collectors.joining(", ")),
        command.states().stream().map(CaseState::danish).collect(Collectors.joining(", "))));
  }

  /** Of which of these cases whoever is acting may know that there are such. */
  public Set<String> knownOf(Collection<String> caseNumbers) {
    return !actor.isKnown() || caseNumbers.isEmpty() ? Set.of() : cases.find(caseNumbers).stream()
        .filter(found -> allows(found, Command.toKnowOf(found.state()))).map(Case::number).collect(Collectors.toSet());
  }

  /** Tells of these cases what whoever is acting may do in each; they are read once for all that is asked of them. */
  public BiPredicate<String, Command> among(Collection<String> caseNumbers) {
    Map<String, Case> found = !actor.isKnown() || caseNumbers.isEmpty() ? Map.of() : cases.find(caseNumbers).stream()
        .collect(Collectors.toMap(Case::number, Function.identity()));
    return (caseNumber, command) -> found.containsKey(caseNumber) && allows(found.get(caseNumber), command);
  }

  /** Whether whoever is acting may in every case that is where the command is for, by what they are in FSE. */
  public boolean mayAsFse(Command command) {
    return actor.isKnown() && !Collections.disjoint(command.roles(), fseRoles(actor.id()));
  }

  /** The case, for whoever is acting and may see and fetch its documents. */
  public Case requireDocuments(String caseNumber) {
    return require(cases.find(caseNumber).map(found -> Command.toSeeDocuments(found.state()))
        .orElse(Command.SEE_DOCUMENTS), caseNumber);
  }

  /** The case, for whoever is acting and may know of it; what FSE looks at is written down. */
  public Case requireLook(String caseNumber) {
    return requireLook(cases.find(caseNumber).map(found -> Command.toKnowOf(found.state())).orElse(Command.SEE_CASE),
        caseNumber);
  }

  /** The case, for whoever is acting and may look at that of it; what FSE looks at is written down. */
  public Case requireLook(Command command, String caseNumber) {
    Case found = require(command, caseNumber);
    looked(command.name(), found);
    return found;
  }

  /** Whether whoever is acting may look into the form of a command. */
  public boolean mayLookInto(Command command, String caseNumber) {
    return may(command, caseNumber) || may(command.look(), caseNumber);
  }

  /** Whether whoever is opening the form of a command may. A look by FSE is written down, a refusal too. */
  public boolean mayOpen(Command command, String caseNumber) {
    boolean may = mayLookInto(command, caseNumber);
    if (may) {
      looked(command.look().name(), cases.get(caseNumber));
    } else {
      audit.refused(actor.id(), command.look().name(), caseNumber, Map.of());
    }
    return may;
  }

  /** Writes down that whoever is acting has looked, if they are not of the institution themselves. */
  void looked(String subject, Case at) {
    if (!at.people().containsKey(actor.id())) {
      audit.look(actor.id(), subject, at.institution(), at.number());
    }
  }

  /** Whether whoever is acting may do that with the institution. */
  public boolean may(InstitutionCommand command, String institution) {
    return actor.isKnown() && actor.isHereFor(institution) && cases.staff(institution)
        .map(staff -> staff.allows(command, actor.id(), fseRoles(actor.id()))).orElse(false);
  }

  /**
   * Refuses, and writes down, what whoever is acting may not do with the institution.
   *
   * @throws NoRight an institution they may not know of does not exist for them
   */
  public void require(InstitutionCommand command, String institution) {
    actor.mustBeKnown();
    if (!may(command, institution)) {
      boolean visible = may(InstitutionCommand.SEE_PEOPLE, institution);
      audit.refused(actor.id(), command.name(), null, Map.of("institution", institution));
      throw visible ? NoRight.forbidden() : NoRight.unknown("Institutionen findes ikke blandt dine.");
    }
  }

  /** Refuses a look at the institution to whoever may not; what FSE looks at is written down. */
  public void requireLook(InstitutionCommand command, String institution) {
    require(command, institution);
    if (!cases.staff(institution).orElseThrow().people().containsKey(actor.id())) {
      audit.look(actor.id(), command.name(), institution, null);
    }
  }

  private boolean allows(Case at, Command command) {
    return actor.isHereFor(at.institution()) && at.allows(command, actor.id(), fseRoles(actor.id()));
  }

  private Set<CaseRole> fseRoles(String person) {
    if (actor.is(person)) {
      return roles(identity.getCurrentAuthentication().getGroupIds());
    }
    // to somebody who is logged in the engine shows only the groups that they may see
    return roles(actor.isKnown() ? groups(person) : Reads.once(() -> groups(person), "groups", person));
  }

  /** What everybody who has a say in FSE is there, by user id; to be asked for many. */
  public Map<String, Set<CaseRole>> ofFse() {
    var known = new HashMap<String, Set<CaseRole>>();
    ROLE_OF_GROUP.forEach((group, role) -> identity.createUserQuery().memberOfGroup(group).list().forEach(user ->
        known.computeIfAbsent(user.getId(), nobody -> EnumSet.noneOf(CaseRole.class)).add(role)));
    return known;
  }

  private List<String> groups(String person) {
    return identity.createGroupQuery().groupMember(person).list().stream().map(Group::getId).toList();
  }

  private static Set<CaseRole> roles(List<String> groups) {
    return groups.stream().filter(ROLE_OF_GROUP::containsKey).map(ROLE_OF_GROUP::get)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(CaseRole.class)));
  }
}
