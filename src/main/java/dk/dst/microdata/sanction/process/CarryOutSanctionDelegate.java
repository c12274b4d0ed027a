package dk.dst.microdata.sanction.process;

import dk.dst.microdata.authorisation.process.AuthorisationProcess;
import dk.dst.microdata.institution.Institutions;
import dk.dst.microdata.process.Variable;
import dk.dst.microdata.sanction.Breaches;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells what has been decided, and ends the authorisation where that is part of it. */
@Component
class CarryOutSanctionDelegate implements JavaDelegate {

  private static final Variable<Boolean> AWAITS = new Variable<>("awaitsExplanation", Boolean.class);

  private final Breaches breaches;
  private final Institutions institutions;
  private final AuthorisationProcess authorisation;
  private final Clock clock;

  CarryOutSanctionDelegate(Breaches breaches, Institutions institutions, AuthorisationProcess authorisation,
      Clock clock) {
    this.breaches = breaches;
    this.institutions = institutions;
    this.authorisation = authorisation;
    this.clock = clock;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Breaches.Outcome outcome = breaches.carryOut(execution.getProcessBusinessKey());
    if (outcome.terminates()) {
      String authorisationCase = authorisation.caseOf(outcome.institution());
      if (institutions.lapse(outcome.institution(), LocalDate.now(clock), outcome.reason(), true)) {
        authorisation.ended(authorisationCase);
      }
    }
    AWAITS.set(execution, outcome.awaitsExplanation());
  }
}
