package dk.dst.microdata.schemes.subscription.process;

import dk.dst.microdata.cases.task.FourEyes;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever has written the offer of a subscription cannot take the task of signing it for FSE. */
@Component
record SubscriptionFourEyesListener(Decisions decisions) implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FourEyes.keepApart(task, (caseNumber, person) -> decisions.hasTaken(caseNumber, Step.SUBSCRIPTION_OFFER, person),
        "Tilbuddet i sag %s er givet af %s, som derfor ikke også kan underskrive for FSE.");
  }
}
