package dk.dst.microdata.schemes.subscription.process;

import dk.dst.microdata.schemes.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The time to sign has run out (D14). */
@Component
record RecordSubscriptionExpiryDelegate(Subscriptions subscriptions) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    subscriptions.signatureExpired(execution.getProcessBusinessKey());
  }
}
