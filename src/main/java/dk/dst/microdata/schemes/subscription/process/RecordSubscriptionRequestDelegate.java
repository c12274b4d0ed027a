package dk.dst.microdata.schemes.subscription.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes in which registers are ordered. */
@Component
record RecordSubscriptionRequestDelegate(Subscriptions subscriptions, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "request-subscription");
    subscriptions.request(execution.getProcessBusinessKey(), answers.chosen("chosenRegisters"),
        answers.text("signatory"), answers.textOrEmpty("remark"), actor.id());
  }
}
