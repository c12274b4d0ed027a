package dk.dst.microdata.schemes.application.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.schemes.application.EligibilityChecks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Answers "Er betingelserne opfyldt?" and keeps the reasons with the case. */
@Component
record CheckEligibilityDelegate(EligibilityChecks checks) implements JavaDelegate {

  private static final Variable<Boolean> ELIGIBLE = new Variable<>("eligible", Boolean.class);

  @Override
  public void execute(DelegateExecution execution) {
    ELIGIBLE.set(execution, checks.check(execution.getProcessBusinessKey()));
  }
}
