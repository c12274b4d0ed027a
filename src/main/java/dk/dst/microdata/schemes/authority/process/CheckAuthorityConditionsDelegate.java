package dk.dst.microdata.schemes.authority.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.schemes.authority.AuthorityChecks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Checks the application against the conditions of the scheme. */
@Component
record CheckAuthorityConditionsDelegate(AuthorityChecks checks) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Variable.OUTCOME.set(execution, checks.check(execution.getProcessBusinessKey()).key());
  }
}
