package dk.dst.microdata.sanction.process;

import dk.dst.microdata.sanction.Breaches;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nobody has explained the breach in time: it goes on without. */
@Component
class RecordNoExplanationDelegate implements JavaDelegate {

  private final Breaches breaches;

  RecordNoExplanationDelegate(Breaches breaches) {
    this.breaches = breaches;
  }

  @Override
  public void execute(DelegateExecution execution) {
    RecordExplanationDelegate.DECIDED.set(execution, breaches.notExplained(execution.getProcessBusinessKey()));
  }
}
