package dk.dst.microdata.application.process;

import dk.dst.microdata.application.EligibilityChecks;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Answers "Er betingelserne opfyldt?" and keeps the reasons with the case. */
@Component
class CheckEligibilityDelegate implements JavaDelegate {

  private static final Variable<Boolean> ELIGIBLE = new Variable<>("eligible", Boolean.class);

  private final EligibilityChecks checks;

  CheckEligibilityDelegate(EligibilityChecks checks) {
    this.checks = checks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ELIGIBLE.set(execution, checks.check(execution.getProcessBusinessKey()));
  }
}
