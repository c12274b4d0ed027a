package dk.dst.microdata.schemes.authorisation;

import dk.dst.microdata.facts.institution.Institution;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.text.Danish;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Authorisations that have lapsed, or whose agreement has ended. */
@Component
public class EndedAuthorisations {

  private final Cases cases;
  private final Institutions institutions;
  private final Suspensions suspensions;
  private final Concerned concerned;
  private final Decisions decisions;
  private final AuthorisationLetters letters;
  private final Clock clock;

  EndedAuthorisations(Cases cases, Institutions institutions, Suspensions suspensions, Concerned concerned,
      Decisions decisions, AuthorisationLetters letters, Clock clock) {
    this.cases = cases;
    this.institutions = institutions;
    this.suspensions = suspensions;
    this.concerned = concerned;
    this.decisions = decisions;
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * FSE registers that an authorisation has lapsed, or that its agreement has ended.
   *
   * @param by who registers it, and so has decided it
   * @return the institution's id
   * @throws InputRefused for an unknown number, a day in the future, or an authorisation that has lapsed already
   */
  public String lapse(int authorisationNumber, LocalDate day, String reason, boolean agreementEnded, String by) {
    Institution institution = institutions.byAuthorisation(authorisationNumber).orElseThrow(() ->
        InputRefused.field("Autorisationsnummer", "Ingen institution har nummer " + authorisationNumber + "."));
    LocalDate today = LocalDate.now(clock);
    if (day.isAfter(today) || day.isBefore(institution.authorisedFrom())) {
      throw InputRefused.field("Bortfaldet den",
          "Datoen skal ligge mellem " + Danish.day(institution.authorisedFrom()) + " og i dag.");
    }
    if (!institutions.lapse(institution.id(), day, reason, agreementEnded)) {
      throw InputRefused.field("Autorisationsnummer", "Autorisation " + authorisationNumber
          + " er allerede registreret som bortfaldet.");
    }
    decided(institution.authorisationCase(), agreementEnded, reason, by);
    return institution.id();
  }

  /** Somebody has decided that it ends; what a rule or a deadline ends, {@link #conclude} says. */
  public void decided(String caseNumber, boolean agreementEnded, String reason, String by) {
    if (caseNumber != null) {
      decisions.record(caseNumber, Step.AUTHORISATION_END, 1, agreementEnded ? "agreementEnded" : "lapsed", reason, by);
    }
  }

  /**
   * The case of the authorisation ends, and everybody whom it concerns is told. Called before anything that hangs on
   * the authorisation is closed: afterwards nobody would be concerned any more.
   *
   * @return the institution as it is now
   */
  public Institution conclude(String caseNumber) {
    Institution institution = institutions.get(cases.get(caseNumber).institution());
    if (cases.move(caseNumber, CaseState.AUTHORISATION_ENDED, CaseState.AUTHORISED, CaseState.SUSPENDED)) {
      suspensions.endWith(institution.id(), institution.lapseReason());
      decided(caseNumber, institution.agreementEnded(), institution.lapseReason(), Decisions.SYSTEM);
      letters.ended(caseNumber, institution, decisions.find(caseNumber, Step.AUTHORISATION_END, 1).orElseThrow(),
          concerned.closing(institution.id()), concerned.of(institution.id()));
    }
    return institution;
  }
}
