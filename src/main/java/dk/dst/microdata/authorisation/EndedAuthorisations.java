package dk.dst.microdata.authorisation;

import dk.dst.microdata.decision.Decisions;
import dk.dst.microdata.decision.Step;
import dk.dst.microdata.institution.Institution;
import dk.dst.microdata.institution.Institutions;
import dk.dst.microdata.notice.Notices;
import dk.dst.microdata.rights.CaseState;
import dk.dst.microdata.rights.Cases;
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
  private final Notices notices;
  private final Clock clock;

  EndedAuthorisations(Cases cases, Institutions institutions, Suspensions suspensions, Concerned concerned,
      Decisions decisions, Notices notices, Clock clock) {
    this.cases = cases;
    this.institutions = institutions;
    this.suspensions = suspensions;
    this.concerned = concerned;
    this.decisions = decisions;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * The case of the authorisation ends, and everybody whom it concerns is told. Called before anything that hangs on
   * the authorisation is closed: afterwards nobody would be concerned any more.
   *
   * @return the institution as it is now
   */
  public Institution conclude(String caseNumber) {
    Institution one = institutions.get(cases.get(caseNumber).institution());
    if (cases.move(caseNumber, CaseState.AUTHORISATION_ENDED, CaseState.AUTHORISED, CaseState.SUSPENDED)) {
      suspensions.endWith(one.id(), one.lapseReason());
      Institution.State state = one.state(LocalDate.now(clock));
      decisions.record(caseNumber, Step.AUTHORISATION_END, 1,
          state == Institution.State.ENDED ? "agreementEnded" : "lapsed", one.lapseReason(), Decisions.SYSTEM);
      concerned.of(one.id()).forEach(person -> notices.tell(caseNumber, "AUTHORISATION_ENDED", "autorisationen", person,
          "Autorisationen er " + state.danish().toLowerCase(), "Sag " + caseNumber + ". Autorisation nr. "
              + one.authorisationNumber() + " (" + one.name() + ") er " + state.danish().toLowerCase()
              + " med denne begrundelse: " + one.lapseReason() + "\nInstitutionens projekter og projektdatabase bliver"
              + " lukket. Data slettes først, når den dataansvarlige har givet instruks om det."));
    }
    return one;
  }
}
