package dk.dst.microdata.schemes.authorisation.process;

import dk.dst.microdata.schemes.authorisation.AgreementPeople;
import dk.dst.microdata.schemes.authorisation.Authorisations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The head’s time to sign has run out (D14). */
@Component
record RecordAuthorisationExpiryDelegate(Authorisations authorisations, AgreementPeople people)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    authorisations.signatureExpired(execution.getProcessBusinessKey());
    people.settleHead(execution.getProcessBusinessKey());
  }
}
