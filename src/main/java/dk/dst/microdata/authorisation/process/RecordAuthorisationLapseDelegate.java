package dk.dst.microdata.authorisation.process;

import dk.dst.microdata.authorisation.Authorisations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The applicant’s time has run out (D14). */
@Component
class RecordAuthorisationLapseDelegate implements JavaDelegate {

  private final Authorisations authorisations;

  RecordAuthorisationLapseDelegate(Authorisations authorisations) {
    this.authorisations = authorisations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    authorisations.correctionExpired(execution.getProcessBusinessKey());
  }
}
