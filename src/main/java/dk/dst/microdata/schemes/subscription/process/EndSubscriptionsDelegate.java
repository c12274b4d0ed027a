package dk.dst.microdata.schemes.subscription.process;

import dk.dst.microdata.schemes.database.Shutdowns;
import dk.dst.microdata.schemes.subscription.Holder.Kind;
import dk.dst.microdata.schemes.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the annual subscriptions to a database that is shut down, and ticks it off its list. */
@Component
record EndSubscriptionsDelegate(Subscriptions subscriptions, Shutdowns shutdowns) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    subscriptions.holderEnded(Kind.DATABASE, execution.getProcessBusinessKey());
    shutdowns.subscriptionsEnded(execution.getProcessBusinessKey());
  }
}
