package dk.dst.microdata.authorisation.process;

import dk.dst.microdata.authorisation.Authorisations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Both have signed: the institution is authorised, and the people of the agreement are associated. */
@Component
class GrantAuthorisationDelegate implements JavaDelegate {

  private final Authorisations authorisations;
  private final AgreementPeople people;

  GrantAuthorisationDelegate(Authorisations authorisations, AgreementPeople people) {
    this.authorisations = authorisations;
    this.people = people;
  }

  @Override
  public void execute(DelegateExecution execution) {
    authorisations.grant(execution.getProcessBusinessKey());
    people.associateAll(execution.getProcessBusinessKey());
  }
}
