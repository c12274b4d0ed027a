package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.schemes.database.Extensions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that the managers are asked about this end date. */
@Component
record OpenExtensionDelegate(Extensions extensions) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    extensions.open(execution.getProcessBusinessKey());
  }
}
