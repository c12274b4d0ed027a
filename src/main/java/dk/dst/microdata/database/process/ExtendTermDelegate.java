package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Extensions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Moves the end date. */
@Component
class ExtendTermDelegate implements JavaDelegate {

  private final Extensions extensions;

  ExtendTermDelegate(Extensions extensions) {
    this.extensions = extensions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    extensions.extend(execution.getProcessBusinessKey());
  }
}
