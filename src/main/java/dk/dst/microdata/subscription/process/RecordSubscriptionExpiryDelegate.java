package dk.dst.microdata.subscription.process;

import dk.dst.microdata.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The time to sign has run out (D14). */
@Component
class RecordSubscriptionExpiryDelegate implements JavaDelegate {

  private final Subscriptions subscriptions;

  RecordSubscriptionExpiryDelegate(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    subscriptions.signatureExpired(execution.getProcessBusinessKey());
  }
}
