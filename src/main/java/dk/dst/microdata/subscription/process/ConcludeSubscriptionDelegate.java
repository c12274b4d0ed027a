package dk.dst.microdata.subscription.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether FSE signed, too, and puts the subscription into force. */
@Component
class ConcludeSubscriptionDelegate implements JavaDelegate {

  private final Subscriptions subscriptions;
  private final SubmittedForms forms;
  private final Actor actor;

  ConcludeSubscriptionDelegate(Subscriptions subscriptions, SubmittedForms forms, Actor actor) {
    this.subscriptions = subscriptions;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "countersign-subscription");
    String caseNumber = execution.getProcessBusinessKey();
    if (answers.text("countersignature").equals("signed")) {
      answers.mustBeTicked("binding", "Kontrakten er bindende");
      subscriptions.countersign(caseNumber, actor.id());
    } else {
      subscriptions.refuse(caseNumber, answers.needed("reason", "Begrundelse for ikke at underskrive"), actor.id());
    }
  }
}
