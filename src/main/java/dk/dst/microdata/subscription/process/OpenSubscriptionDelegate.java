package dk.dst.microdata.subscription.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.CaseRights;
import dk.dst.microdata.process.StartingInstitution;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.rights.Command;
import dk.dst.microdata.subscription.Subscriptions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens a case about an annual subscription of the institution's database. */
@Component
class OpenSubscriptionDelegate implements JavaDelegate {

  private final Subscriptions subscriptions;
  private final SubmittedForms forms;
  private final CaseRights rights;
  private final StartingInstitution starting;
  private final Actor actor;

  OpenSubscriptionDelegate(Subscriptions subscriptions, SubmittedForms forms, CaseRights rights,
      StartingInstitution starting, Actor actor) {
    this.subscriptions = subscriptions;
    this.forms = forms;
    this.rights = rights;
    this.starting = starting;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "start-subscription");
    String databaseCase = subscriptions.inOperation(starting.chosen(execution.getTenantId()));
    rights.mustBeAllowed(Command.OPEN_SUBSCRIPTION, databaseCase);
    execution.setProcessBusinessKey(subscriptions.open(databaseCase, answers.number("year"), actor.id()));
  }
}
