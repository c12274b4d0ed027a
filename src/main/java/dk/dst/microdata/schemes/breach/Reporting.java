package dk.dst.microdata.schemes.breach;

import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.InstitutionCommand;
import org.springframework.stereotype.Component;

/** For which institution whoever is acting may report a breach, and as what. */
@Component
public class Reporting {

  private final Institutions institutions;
  private final CaseRights rights;
  private final Actor actor;

  Reporting(Institutions institutions, CaseRights rights, Actor actor) {
    this.institutions = institutions;
    this.rights = rights;
    this.actor = actor;
  }

  /**
   * The institution with that authorisation number.
   *
   * @throws InputRefused alike for a number there is not, and for an institution one does not belong to
   */
  public Institution institution(int authorisationNumber) {
    return institutions.byAuthorisation(authorisationNumber)
        .filter(institution -> rights.may(InstitutionCommand.REPORT_BREACH, institution.id()))
        .orElseThrow(() -> InputRefused.field("Autorisationsnummer", authorisationNumber
            + " er ikke nummeret på en institution, du kan indberette for. Skriv nummeret på din egen."));
  }

  public boolean mayClose(Institution institution) {
    return rights.may(InstitutionCommand.CLOSE_AT_ONCE, institution.id());
  }

  /** Whether it is reported from within: the duty to notify is met, which mitigates. */
  public boolean isOwn(Institution institution) {
    return institutions.of(actor.id()).stream().anyMatch(own -> own.id().equals(institution.id()));
  }
}
