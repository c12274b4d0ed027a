package dk.dst.microdata.schemes.authorisation.process;

import dk.dst.microdata.schemes.authorisation.Authorisations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The applicant’s time has run out (D14). */
@Component
record RecordAuthorisationLapseDelegate(Authorisations authorisations) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    authorisations.correctionExpired(execution.getProcessBusinessKey());
  }
}
