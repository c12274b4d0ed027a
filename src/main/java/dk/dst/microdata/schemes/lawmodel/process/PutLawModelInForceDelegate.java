package dk.dst.microdata.schemes.lawmodel.process;

import dk.dst.microdata.schemes.lawmodel.LawModelStart;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Both have signed: it is in force from today, and a ministry before is no longer responsible. */
@Component
record PutLawModelInForceDelegate(LawModelStart start) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    start.putInForce(execution.getProcessBusinessKey());
  }
}
