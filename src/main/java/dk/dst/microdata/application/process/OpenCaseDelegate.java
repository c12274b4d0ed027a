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

/** Opens a case in the institution of whoever applies, and starts its life cycle. */
@Component
class OpenCaseDelegate implements JavaDelegate {

  private final Applications applications;
  private final LifecycleProcess lifecycle;
  private final SubmittedForms forms;
  private final Actor actor;

  OpenCaseDelegate(Applications applications, LifecycleProcess lifecycle, SubmittedForms forms, Actor actor) {
    this.applications = applications;
    this.lifecycle = lifecycle;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "start-application");
    if (execution.getTenantId() == null) {
      throw new InputRefused("Kun en person, der er tilknyttet én institution, kan ansøge om en projektdatabase.");
    }
    String caseNumber = applications.open(execution.getTenantId(), actor.id(), answers.text("title"));
    execution.setProcessBusinessKey(caseNumber);
    lifecycle.start(caseNumber);
  }
}
