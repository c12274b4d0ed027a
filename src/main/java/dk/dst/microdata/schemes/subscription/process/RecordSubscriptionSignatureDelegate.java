package dk.dst.microdata.schemes.subscription.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.subscription.SubscriptionSignatures;
import dk.dst.microdata.schemes.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the institution signed. */
@Component
record RecordSubscriptionSignatureDelegate(Subscriptions subscriptions, SubscriptionSignatures signatures,
    SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "sign-subscription");
    String caseNumber = execution.getProcessBusinessKey();
    String outcome = answers.text("signature");
    if (outcome.equals("signed")) {
      answers.mustBeTicked("read", "Jeg har læst tilbuddet");
      answers.mustBeTicked("employed", "Jeg er ansat i institutionen");
      signatures.sign(caseNumber, answers.textOrEmpty("digest"), actor.id());
    } else {
      subscriptions.decline(caseNumber, answers.needed("reason", "Begrundelse for at afvise"), actor.id());
    }
    Variable.OUTCOME.set(execution, outcome);
  }
}
