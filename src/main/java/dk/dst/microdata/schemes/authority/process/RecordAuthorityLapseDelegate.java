package dk.dst.microdata.schemes.authority.process;

import dk.dst.microdata.schemes.authority.AuthorityRulings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The time to complete or correct the application has run out (D14). */
@Component
record RecordAuthorityLapseDelegate(AuthorityRulings rulings) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    rulings.correctionExpired(execution.getProcessBusinessKey());
  }
}
