package dk.dst.microdata.schemes.subscription.process;

import dk.dst.microdata.cases.engine.StartingInstitution;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.subscription.Holder;
import dk.dst.microdata.schemes.subscription.Holders;
import dk.dst.microdata.schemes.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens a case about an annual subscription of the institution’s database or authority scheme. */
@Component
record OpenSubscriptionDelegate(Subscriptions subscriptions, Holders holders, SubmittedForms forms, CaseRights rights,
    StartingInstitution starting, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "start-subscription");
    Holder holder = holders.inOperation(starting.chosen(execution.getTenantId()), answers.number("holderNumber"));
    rights.mustBeAllowed(Command.OPEN_SUBSCRIPTION, holder.caseNumber());
    execution.setProcessBusinessKey(subscriptions.open(holder, answers.number("year"), actor.id()));
  }
}
