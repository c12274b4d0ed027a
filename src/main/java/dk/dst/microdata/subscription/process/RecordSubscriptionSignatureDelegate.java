package dk.dst.microdata.subscription.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import dk.dst.microdata.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the institution signed. */
@Component
class RecordSubscriptionSignatureDelegate implements JavaDelegate {

  private final Subscriptions subscriptions;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordSubscriptionSignatureDelegate(Subscriptions subscriptions, SubmittedForms forms, Actor actor) {
    this.subscriptions = subscriptions;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "sign-subscription");
    String caseNumber = execution.getProcessBusinessKey();
    String outcome = answers.text("signature");
    if (outcome.equals("signed")) {
      answers.mustBeTicked("read", "Jeg har læst tilbuddet");
      answers.mustBeTicked("employed", "Jeg er ansat i institutionen");
      subscriptions.sign(caseNumber, actor.id());
    } else {
      subscriptions.decline(caseNumber, answers.needed("reason", "Begrundelse for at afvise"), actor.id());
    }
    Variable.OUTCOME.set(execution, outcome);
  }
}
