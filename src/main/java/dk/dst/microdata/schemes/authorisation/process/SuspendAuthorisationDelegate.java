package dk.dst.microdata.schemes.authorisation.process;

import dk.dst.microdata.schemes.authorisation.Suspensions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells everybody whom the suspension concerns. That access is closed, follows from the suspension itself. */
@Component
record SuspendAuthorisationDelegate(Suspensions suspensions) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    suspensions.tell(execution.getProcessBusinessKey());
  }
}
