package dk.dst.microdata.schemes.breach.process;

import dk.dst.microdata.schemes.breach.Breaches;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nobody has explained the breach in time: it goes on without. */
@Component
record RecordNoExplanationDelegate(Breaches breaches) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    RecordExplanationDelegate.DECIDED.set(execution, breaches.notExplained(execution.getProcessBusinessKey()));
  }
}
