package dk.dst.microdata.schemes.subscription.process;

import dk.dst.microdata.cases.engine.StartingInstitution;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens a case about an annual subscription of the institution's database. */
@Component
record OpenSubscriptionDelegate(Subscriptions subscriptions, SubmittedForms forms, CaseRights rights,
    StartingInstitution starting, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "start-subscription");
    String databaseCase = subscriptions.inOperation(starting.chosen(execution.getTenantId()));
    rights.mustBeAllowed(Command.OPEN_SUBSCRIPTION, databaseCase);
    execution.setProcessBusinessKey(subscriptions.open(databaseCase, answers.number("year"), actor.id()));
  }
}
