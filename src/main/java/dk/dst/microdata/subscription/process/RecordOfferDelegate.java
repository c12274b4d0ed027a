package dk.dst.microdata.subscription.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import dk.dst.microdata.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what FSE offers, or that it cannot. */
@Component
class RecordOfferDelegate implements JavaDelegate {

  private final Subscriptions subscriptions;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordOfferDelegate(Subscriptions subscriptions, SubmittedForms forms, Actor actor) {
    this.subscriptions = subscriptions;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "offer-subscription");
    String caseNumber = execution.getProcessBusinessKey();
    String outcome = answers.text("answer");
    if (outcome.equals("offered")) {
      subscriptions.offer(caseNumber, answers.needed("offer", "Tilbud og kontrakt"),
          answers.neededNumber("hours", "Timer"), answers.neededNumber("priceDkk", "Pris i kroner ekskl. moms"),
          actor.id());
    } else {
      subscriptions.notOffered(caseNumber, answers.needed("reason", "Begrundelse for ikke at tilbyde"), actor.id());
    }
    Variable.OUTCOME.set(execution, outcome);
  }
}
