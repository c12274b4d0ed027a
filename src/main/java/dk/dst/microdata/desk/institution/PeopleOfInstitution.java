package dk.dst.microdata.desk.institution;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.task.TaskSeats;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.facts.institution.MailDomains;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.authorisation.AuthorisationProcess;
import dk.dst.microdata.schemes.authorisation.Suspensions;
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
  private final AuthorisationProcess authorisation;
  private final Suspensions suspensions;
  private final Actor actor;

  PeopleOfInstitution(Associations associations, Institutions institutions, People people, TaskSeats seats,
      AuthorisationProcess authorisation, Suspensions suspensions, Actor actor) {
    this.authorisation = authorisation;
    this.suspensions = suspensions;
    this.associations = associations;
    this.institutions = institutions;
    this.people = people;
    this.seats = seats;
    this.actor = actor;
  }

  /**
   * The institution asks for an association.
   *
   * @throws InputRefused for an employee of FSE, whom it would keep from deciding its cases; FSE itself may ask
   */
  public void request(String institution, String person, String name, String email, String position,
      boolean employed) {
    if (!actor.isFse() && people.of(Groups.REVIEWERS, Groups.APPROVERS, Groups.OWNERS)
        .containsKey(person)) {
      throw InputRefused.field("Bruger-id", "Personen er ansat i Forskningsservice. Skriv til Forskningsservice om en"
          + " tilknytning.");
    }
    associations.request(institution, person, name, email, position, employed, actor.id());
  }

  /** A new person gets an account without a password, and a link to set it; at a provider of logins it is made there. */
  public void answer(String institution, String person, boolean approved) {
    if (!approved) {
      associations.refuse(institution, person);
    } else if (associations.agree(institution, person, actor.id())) {
      institutions.everybody(institution).stream().filter(associate -> associate.id().equals(person))
          .forEach(associate ->
          people.asSystem(() -> people.associate(associate.id(), associate.name(), associate.email(), Groups.APPLICANTS,
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

  /** FSE suspends the authorisation; its case goes on to the task of lifting the suspension or ending it. */
  public void suspend(String institution, String reason) {
    String caseNumber = authorisation.caseOf(institution);
    if (caseNumber == null) {
      throw new InputRefused("Institutionen er ikke autoriseret, så der er intet at suspendere.");
    }
    suspensions.begin(caseNumber, reason, actor.id());
    authorisation.suspended(caseNumber);
  }

  public void setMailDomains(String institution, MailDomains domains) {
    institutions.setMailDomains(institution, domains);
  }

  /**
   * The Director General lets a consultancy have data of enterprises, for work under the data responsibility of a
   * public authority or an interest organisation (I8).
   *
   * @throws InputRefused for any other kind of institution, which needs none
   */
  public void exempt(String institution, String reason) {
    if (institutions.get(institution).kind() != Institution.Kind.CONSULTANCY) {
      throw new InputRefused("Kun konsulentvirksomheder og andre virksomheder kan få dispensation: andre har ikke brug"
          + " for den.");
    }
    institutions.exempt(institution, reason);
  }
}
