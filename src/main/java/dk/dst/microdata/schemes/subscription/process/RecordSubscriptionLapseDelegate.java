package dk.dst.microdata.schemes.subscription.process;

import dk.dst.microdata.schemes.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The time to choose registers has run out (D14). */
@Component
record RecordSubscriptionLapseDelegate(Subscriptions subscriptions) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    subscriptions.requestExpired(execution.getProcessBusinessKey());
  }
}
