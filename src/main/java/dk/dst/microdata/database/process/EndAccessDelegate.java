package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Shutdowns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the managers' access. */
@Component
class EndAccessDelegate implements JavaDelegate {

  private final Shutdowns shutdowns;

  EndAccessDelegate(Shutdowns shutdowns) {
    this.shutdowns = shutdowns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    shutdowns.endAccess(execution.getProcessBusinessKey());
  }
}
