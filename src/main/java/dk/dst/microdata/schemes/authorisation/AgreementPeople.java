package dk.dst.microdata.schemes.authorisation;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.facts.institution.Role;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.schemes.authorisation.Authorisation.Named;
import org.springframework.stereotype.Component;

/** The people an application for authorisation names: who of them belongs to the institution, and from when on. */
@Component
public class AgreementPeople {

  private final Authorisations authorisations;
  private final Associations associations;
  private final Cases cases;
  private final People people;

  AgreementPeople(Authorisations authorisations, Associations associations, Cases cases, People people) {
    this.authorisations = authorisations;
    this.associations = associations;
    this.cases = cases;
    this.people = people;
  }

  /**
   * The head is the institution's responsible from Statistics Denmark's signature on, so that they can sign, and is
   * told that it waits for them. Who has not signed is not, and does not see the case any more: a corrected application
   * may name another.
   */
  public void settleHead(String caseNumber) {
    Authorisation authorisation = authorisations.get(caseNumber);
    Named head = authorisation.content().head();
    if (cases.get(caseNumber).state() == CaseState.AUTHORISATION_FOR_SIGNATURE) {
      associate(authorisation, head, authorisation.applicant());
      associations.appoint(authorisation.institution(), head.id(), Role.RESPONSIBLE);
      authorisations.tellApproved(authorisation);
    } else if (head.id().equals(authorisation.applicant())) {
      associations.dismiss(authorisation.institution(), head.id(), Role.RESPONSIBLE);
    } else {
      associations.end(authorisation.institution(), head.id());
      people.asSystem(() -> people.leave(head.id(), authorisation.institution()));
    }
  }

  /** Those the signed agreement names are associated, as it says (I2). */
  public void associateAll(String caseNumber) {
    Authorisation authorisation = authorisations.get(caseNumber);
    authorisation.content().people().forEach(person ->
        associate(authorisation, person, authorisation.content().head().id()));
  }

  private void associate(Authorisation authorisation, Named person, String by) {
    associations.name(authorisation.institution(), person.id(), person.name(), person.email(), person.position(), by);
    people.asSystem(() -> people.associate(person.id(), person.name(), person.email(), Groups.APPLICANTS,
        authorisation.institution()));
  }
}
