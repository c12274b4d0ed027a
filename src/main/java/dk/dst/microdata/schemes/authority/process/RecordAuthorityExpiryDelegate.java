package dk.dst.microdata.schemes.authority.process;

import dk.dst.microdata.schemes.authority.AuthorityRulings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The time to sign has run out (D14). */
@Component
record RecordAuthorityExpiryDelegate(AuthorityRulings rulings) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    rulings.signatureExpired(execution.getProcessBusinessKey());
  }
}
