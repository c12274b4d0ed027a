package dk.dst.microdata.application.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.CaseRights;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.rights.Command;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The institution takes back what it has applied for, at whatever place before the decision it stands. */
@Component
class WithdrawApplicationDelegate implements JavaDelegate {

  private final Withdrawals withdrawals;
  private final SubmittedForms forms;
  private final CaseRights rights;
  private final Actor actor;

  WithdrawApplicationDelegate(Withdrawals withdrawals, SubmittedForms forms, CaseRights rights, Actor actor) {
    this.rights = rights;
    this.withdrawals = withdrawals;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "withdraw-application");
    String caseNumber = answers.text("withdrawnCase").toUpperCase();
    if (!rights.may(Command.SEE_CASE, caseNumber)) {
      throw InputRefused.field("Sagsnummer", "Din institution har ingen sag " + caseNumber + ".");
    }
    rights.mustBeAllowed(Command.WITHDRAW_APPLICATION, caseNumber);
    execution.setProcessBusinessKey(caseNumber);
    withdrawals.withdraw(caseNumber, answers.text("reason"), actor.id());
  }
}
