package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.schemes.database.Extensions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Draws up the agreement of an extension. */
@Component
record DrawUpExtensionDelegate(Extensions extensions) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    extensions.drawUp(execution.getProcessBusinessKey());
  }
}
