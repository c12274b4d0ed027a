package dk.dst.microdata.subscription.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes in which registers are ordered. */
@Component
class RecordSubscriptionRequestDelegate implements JavaDelegate {

  private final Subscriptions subscriptions;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordSubscriptionRequestDelegate(Subscriptions subscriptions, SubmittedForms forms, Actor actor) {
    this.subscriptions = subscriptions;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "request-subscription");
    subscriptions.request(execution.getProcessBusinessKey(), answers.chosen("chosenRegisters"),
        answers.text("signatory"), answers.textOrEmpty("remark"), actor.id());
  }
}
