package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.schemes.database.Extensions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Moves the end date, as agreed. */
@Component
record ExtendTermDelegate(Extensions extensions) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    extensions.extend(execution.getProcessBusinessKey());
  }
}
