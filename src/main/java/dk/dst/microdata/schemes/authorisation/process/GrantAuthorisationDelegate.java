package dk.dst.microdata.schemes.authorisation.process;

import dk.dst.microdata.schemes.authorisation.AgreementPeople;
import dk.dst.microdata.schemes.authorisation.Authorisations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Both have signed: the institution is authorised, and the people of the agreement are associated. */
@Component
record GrantAuthorisationDelegate(Authorisations authorisations, AgreementPeople people) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    authorisations.grant(execution.getProcessBusinessKey());
    people.associateAll(execution.getProcessBusinessKey());
  }
}
