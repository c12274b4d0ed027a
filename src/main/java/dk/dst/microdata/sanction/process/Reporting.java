package dk.dst.microdata.sanction.process;

import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.institution.Institution;
import dk.dst.microdata.institution.Institutions;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.CaseRights;
import dk.dst.microdata.rights.InstitutionCommand;
import org.springframework.stereotype.Component;

/** For which institution whoever is acting may report a breach, and as what. */
@Component
class Reporting {

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
  Institution institution(int authorisationNumber) {
    return institutions.byAuthorisation(authorisationNumber)
        .filter(one -> rights.may(InstitutionCommand.REPORT_BREACH, one.id()))
        .orElseThrow(() -> InputRefused.field("Autorisationsnummer", authorisationNumber
            + " er ikke nummeret på en institution, du kan indberette for. Skriv nummeret på din egen."));
  }

  boolean mayClose(Institution institution) {
    return rights.may(InstitutionCommand.CLOSE_AT_ONCE, institution.id());
  }

  /** Whether it is reported from within: the duty to notify is met, which mitigates. */
  boolean isOwn(Institution institution) {
    return institutions.of(actor.id()).stream().anyMatch(one -> one.id().equals(institution.id()));
  }
}
