package dk.dst.microdata.authorisation.process;

import dk.dst.microdata.authorisation.Authorisations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The head’s time to sign has run out (D14). */
@Component
class RecordAuthorisationExpiryDelegate implements JavaDelegate {

  private final Authorisations authorisations;
  private final AgreementPeople people;

  RecordAuthorisationExpiryDelegate(Authorisations authorisations, AgreementPeople people) {
    this.authorisations = authorisations;
    this.people = people;
  }

  @Override
  public void execute(DelegateExecution execution) {
    authorisations.signatureExpired(execution.getProcessBusinessKey());
    people.settleHead(execution.getProcessBusinessKey());
  }
}
