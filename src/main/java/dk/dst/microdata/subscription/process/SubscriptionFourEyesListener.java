package dk.dst.microdata.subscription.process;

import dk.dst.microdata.decision.Decisions;
import dk.dst.microdata.decision.Step;
import dk.dst.microdata.process.FourEyes;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever has written the offer of a subscription cannot take the task of signing it for FSE. */
@Component
class SubscriptionFourEyesListener implements TaskListener {

  private final Decisions decisions;

  SubscriptionFourEyesListener(Decisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public void notify(DelegateTask task) {
    FourEyes.keepApart(task, (caseNumber, person) -> decisions.hasTaken(caseNumber, Step.SUBSCRIPTION_OFFER, person),
        "Tilbuddet i sag %s er givet af %s, som derfor ikke også kan underskrive for FSE.");
  }
}
