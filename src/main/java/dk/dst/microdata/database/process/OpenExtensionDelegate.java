package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Extensions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that the managers are asked about this end date. */
@Component
class OpenExtensionDelegate implements JavaDelegate {

  private final Extensions extensions;

  OpenExtensionDelegate(Extensions extensions) {
    this.extensions = extensions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    extensions.open(execution.getProcessBusinessKey());
  }
}
