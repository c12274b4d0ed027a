package dk.dst.microdata.schemes.authorisation.process;

import dk.dst.microdata.schemes.authorisation.Suspensions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The authorisation is valid again, and those who were told of the suspension are told. */
@Component
record LiftSuspensionDelegate(Suspensions suspensions) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    suspensions.lift(execution.getProcessBusinessKey());
  }
}
