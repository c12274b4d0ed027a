package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Extensions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes to the institution what was decided about the extension. */
@Component
class SendExtensionDecisionDelegate implements JavaDelegate {

  private final Extensions extensions;

  SendExtensionDecisionDelegate(Extensions extensions) {
    this.extensions = extensions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    extensions.announce(execution.getProcessBusinessKey());
  }
}
