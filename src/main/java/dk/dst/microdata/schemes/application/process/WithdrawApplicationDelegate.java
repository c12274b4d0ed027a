package dk.dst.microdata.schemes.application.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.application.Withdrawals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The institution takes back what it has applied for, at whatever place before the decision it stands. */
@Component
record WithdrawApplicationDelegate(Withdrawals withdrawals, SubmittedForms forms, CaseRights rights, Actor actor)
    implements JavaDelegate {

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
