package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Shutdowns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the running subprojects. */
@Component
class NotifySubprojectsDelegate implements JavaDelegate {

  private final Shutdowns shutdowns;

  NotifySubprojectsDelegate(Shutdowns shutdowns) {
    this.shutdowns = shutdowns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    shutdowns.notifySubprojects(execution.getProcessBusinessKey());
  }
}
