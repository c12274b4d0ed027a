package dk.dst.microdata.schemes.subscription.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.subscription.SubscriptionSignatures;
import dk.dst.microdata.schemes.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether FSE signed, too, and puts the subscription into force. */
@Component
record ConcludeSubscriptionDelegate(Subscriptions subscriptions, SubscriptionSignatures signatures,
    SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "countersign-subscription");
    String caseNumber = execution.getProcessBusinessKey();
    if (answers.text("countersignature").equals("signed")) {
      answers.mustBeTicked("binding", "Kontrakten er bindende");
      signatures.countersign(caseNumber, actor.id());
    } else {
      subscriptions.refuse(caseNumber, answers.needed("reason", "Begrundelse for ikke at underskrive"), actor.id());
    }
  }
}
