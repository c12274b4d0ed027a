package dk.dst.microdata.schemes.application.process;

import dk.dst.microdata.cases.engine.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the assessment; the withdrawal itself was recorded where it was asked for. */
@Component
record RecordWithdrawalDelegate() implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Variable.OUTCOME.set(execution, "withdrawn");
  }
}
