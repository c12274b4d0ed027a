package dk.dst.microdata.application.process;

import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the assessment; the withdrawal itself was recorded where it was asked for. */
@Component
class RecordWithdrawalDelegate implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Variable.OUTCOME.set(execution, "withdrawn");
  }
}
