package dk.dst.microdata.subscription.process;

import dk.dst.microdata.database.Shutdowns;
import dk.dst.microdata.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the annual subscriptions to a database that is shut down, and ticks it off its list. */
@Component
class EndSubscriptionsDelegate implements JavaDelegate {

  private final Subscriptions subscriptions;
  private final Shutdowns shutdowns;

  EndSubscriptionsDelegate(Subscriptions subscriptions, Shutdowns shutdowns) {
    this.subscriptions = subscriptions;
    this.shutdowns = shutdowns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    subscriptions.databaseShutDown(execution.getProcessBusinessKey());
    shutdowns.subscriptionsEnded(execution.getProcessBusinessKey());
  }
}
