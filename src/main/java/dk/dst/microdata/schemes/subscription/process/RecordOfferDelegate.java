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

/** Records what FSE offers, or that it cannot. */
@Component
record RecordOfferDelegate(Subscriptions subscriptions, SubscriptionSignatures signatures, SubmittedForms forms,
    Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "offer-subscription");
    String caseNumber = execution.getProcessBusinessKey();
    String outcome = answers.text("answer");
    if (outcome.equals("offered")) {
      signatures.offer(caseNumber, answers.needed("offer", "Tilbud og kontrakt"),
          answers.neededNumber("hours", "Timer"), answers.neededNumber("priceDkk", "Pris i kroner ekskl. moms"),
          actor.id());
    } else {
      subscriptions.notOffered(caseNumber, answers.needed("reason", "Begrundelse for ikke at tilbyde"), actor.id());
    }
    Variable.OUTCOME.set(execution, outcome);
  }
}
