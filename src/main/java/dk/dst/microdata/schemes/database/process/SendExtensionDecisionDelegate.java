package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.schemes.database.Extensions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes to the institution what was decided about the extension. */
@Component
record SendExtensionDecisionDelegate(Extensions extensions) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    extensions.announce(execution.getProcessBusinessKey());
  }
}
