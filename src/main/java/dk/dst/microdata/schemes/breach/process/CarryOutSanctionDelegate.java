package dk.dst.microdata.schemes.breach.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.facts.institution.Institutions;
import dk.dst.microdata.schemes.authorisation.AuthorisationProcess;
import dk.dst.microdata.schemes.authorisation.EndedAuthorisations;
import dk.dst.microdata.schemes.breach.Breaches;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells what has been decided, and ends the authorisation where that is part of it. */
@Component
record CarryOutSanctionDelegate(Breaches breaches, Institutions institutions, AuthorisationProcess authorisation,
    EndedAuthorisations ended, Clock clock) implements JavaDelegate {

  private static final Variable<Boolean> AWAITS = new Variable<>("awaitsExplanation", Boolean.class);

  @Override
  public void execute(DelegateExecution execution) {
    Breaches.Outcome outcome = breaches.carryOut(execution.getProcessBusinessKey());
    if (outcome.terminates()) {
      String authorisationCase = authorisation.caseOf(outcome.institution());
      if (institutions.lapse(outcome.institution(), LocalDate.now(clock), outcome.reason(), true)) {
        ended.decided(authorisationCase, true, outcome.reason(), outcome.by());
        authorisation.ended(authorisationCase);
      }
    }
    AWAITS.set(execution, outcome.awaitsExplanation());
  }
}
