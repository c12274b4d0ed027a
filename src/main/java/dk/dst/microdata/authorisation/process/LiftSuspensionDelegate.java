package dk.dst.microdata.authorisation.process;

import dk.dst.microdata.authorisation.Suspensions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The authorisation is valid again, and those who were told of the suspension are told. */
@Component
class LiftSuspensionDelegate implements JavaDelegate {

  private final Suspensions suspensions;

  LiftSuspensionDelegate(Suspensions suspensions) {
    this.suspensions = suspensions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    suspensions.lift(execution.getProcessBusinessKey());
  }
}
