package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.schemes.database.Shutdowns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the managers' access. */
@Component
record EndAccessDelegate(Shutdowns shutdowns) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    shutdowns.endAccess(execution.getProcessBusinessKey());
  }
}
