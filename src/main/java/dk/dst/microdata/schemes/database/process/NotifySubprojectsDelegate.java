package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.schemes.database.Shutdowns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the running subprojects. */
@Component
record NotifySubprojectsDelegate(Shutdowns shutdowns) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    shutdowns.notifySubprojects(execution.getProcessBusinessKey());
  }
}
