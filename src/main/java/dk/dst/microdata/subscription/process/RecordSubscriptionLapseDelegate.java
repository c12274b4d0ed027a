package dk.dst.microdata.subscription.process;

import dk.dst.microdata.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The time to choose registers has run out (D14). */
@Component
class RecordSubscriptionLapseDelegate implements JavaDelegate {

  private final Subscriptions subscriptions;

  RecordSubscriptionLapseDelegate(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    subscriptions.requestExpired(execution.getProcessBusinessKey());
  }
}
