package dk.dst.microdata.institution.process;

import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.institution.Associations;
import dk.dst.microdata.institution.Institutions;
import dk.dst.microdata.institution.Role;
import dk.dst.microdata.process.AccessRights;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.People;
import dk.dst.microdata.process.TaskSeats;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What changes with an institution's people, in our tables and in the engine at once: who may log in to what, and whose
 * tasks are whose.
 */
@Component
@Transactional
class PeopleOfInstitution {

  private final Associations associations;
  private final Institutions institutions;
  private final People people;
  private final TaskSeats seats;
  private final Actor actor;
  private final Clock clock;

  PeopleOfInstitution(Associations associations, Institutions institutions, People people, TaskSeats seats,
      Actor actor, Clock clock) {
    this.associations = associations;
    this.institutions = institutions;
    this.people = people;
    this.seats = seats;
    this.actor = actor;
    this.clock = clock;
  }

  /**
   * The institution asks for an association.
   *
   * @throws InputRefused for an employee of FSE, whom it would keep from deciding its cases; FSE itself may ask
   */
  public void request(String institution, String person, String name, String email, String position,
      boolean employed) {
    if (!actor.isFse() && people.of(AccessRights.REVIEWERS, AccessRights.APPROVERS, AccessRights.OWNERS)
        .containsKey(person)) {
      throw InputRefused.field("Bruger-id", "Personen er ansat i Forskningsservice. Skriv til Forskningsservice om en"
          + " tilknytning.");
    }
    associations.request(institution, person, name, email, position, employed, actor.id());
  }

  /** A new person gets an account whose password nobody knows: an administrator or the provider of logins lets them in. */
  public void answer(String institution, String person, boolean approved) {
    if (!approved) {
      associations.refuse(institution, person);
    } else if (associations.agree(institution, person, actor.id())) {
      institutions.everybody(institution).stream().filter(one -> one.id().equals(person)).forEach(one ->
          people.asSystem(() -> people.associate(one.id(), one.name(), one.email(), AccessRights.APPLICANTS,
              institution)));
      seats.arrange(institution);
    }
  }

  public void employ(String institution, String person, String position, boolean employed) {
    associations.employ(institution, person, position, employed);
  }

  public void certify(String institution, String person, LocalDate on, LocalDate since) {
    associations.certify(institution, person, on, since);
  }

  public void appoint(String institution, String person, Role role) {
    associations.appoint(institution, person, role);
    seats.arrange(institution);
  }

  public void dismiss(String institution, String person, Role role) {
    associations.dismiss(institution, person, role);
    seats.arrange(institution);
  }

  /** Everything goes in one: the association and its roles, the managers' access, the engine's tenant, and the tasks. */
  public void end(String institution, String person) {
    associations.end(institution, person);
    people.asSystem(() -> people.leave(person, institution));
    seats.arrange(institution);
  }

  public void suspend(String institution, String reason) {
    institutions.suspend(institution, LocalDate.now(clock), reason);
  }

  public void lift(String institution) {
    institutions.lift(institution);
  }
}
