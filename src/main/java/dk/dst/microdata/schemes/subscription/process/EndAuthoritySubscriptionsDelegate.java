package dk.dst.microdata.schemes.subscription.process;

import dk.dst.microdata.schemes.subscription.Holder.Kind;
import dk.dst.microdata.schemes.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the annual subscriptions of an authority whose agreement has ended. */
@Component
record EndAuthoritySubscriptionsDelegate(Subscriptions subscriptions) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    subscriptions.holderEnded(Kind.AUTHORITY, execution.getProcessBusinessKey());
  }
}
