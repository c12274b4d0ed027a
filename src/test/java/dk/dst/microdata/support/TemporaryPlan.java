package dk.dst.microdata.support;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.boot.test.context.TestComponent;

@TestComponent("planProjectStepDelegate")
public class TemporaryPlan implements JavaDelegate {
  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable("nextStep", "wait");
    execution.setVariable("nextDate", "2099-01-01T00:00:00+01:00");
  }
}
