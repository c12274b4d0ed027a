package dk.dst.microdata.authorisation.process;

import dk.dst.microdata.authorisation.Suspensions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells everybody whom the suspension concerns. That access is closed, follows from the suspension itself. */
@Component
class SuspendAuthorisationDelegate implements JavaDelegate {

  private final Suspensions suspensions;

  SuspendAuthorisationDelegate(Suspensions suspensions) {
    this.suspensions = suspensions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    suspensions.tell(execution.getProcessBusinessKey());
  }
}
