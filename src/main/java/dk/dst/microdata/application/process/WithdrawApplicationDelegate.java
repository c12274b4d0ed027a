package dk.dst.microdata.application.process;

import dk.dst.microdata.application.Applications;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.LifecycleProcess;
import dk.dst.microdata.process.SubmittedForms;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The institution takes its application back, at whatever place before the decision it stands. */
@Component
class WithdrawApplicationDelegate implements JavaDelegate {

  private final Applications applications;
  private final SubmittedForms forms;
  private final LifecycleProcess lifecycle;
  private final Actor actor;

  WithdrawApplicationDelegate(Applications applications, SubmittedForms forms, LifecycleProcess lifecycle, Actor actor) {
    this.applications = applications;
    this.forms = forms;
    this.lifecycle = lifecycle;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "withdraw-application");
    String caseNumber = answers.text("withdrawnCase").toUpperCase();
    if (!applications.exists(caseNumber)
        || !applications.get(caseNumber).institutionId().equals(execution.getTenantId())) {
      throw InputRefused.field("Sagsnummer", "Din institution har ingen sag " + caseNumber + ".");
    }
    applications.withdraw(caseNumber, answers.text("reason"), actor.id());
    execution.setProcessBusinessKey(caseNumber);
    lifecycle.applicationWithdrawn(caseNumber);
  }
}
