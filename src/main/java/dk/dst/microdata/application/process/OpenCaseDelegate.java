package dk.dst.microdata.application.process;

import dk.dst.microdata.application.Applications;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.LifecycleProcess;
import dk.dst.microdata.process.StartingInstitution;
import dk.dst.microdata.process.SubmittedForms;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens a case for the institution one applies for, and starts its life cycle. */
@Component
class OpenCaseDelegate implements JavaDelegate {

  private final Applications applications;
  private final LifecycleProcess lifecycle;
  private final SubmittedForms forms;
  private final StartingInstitution starting;
  private final Actor actor;

  OpenCaseDelegate(Applications applications, LifecycleProcess lifecycle, SubmittedForms forms,
      StartingInstitution starting, Actor actor) {
    this.starting = starting;
    this.applications = applications;
    this.lifecycle = lifecycle;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "start-application");
    String institution = starting.chosen(execution.getTenantId());
    String caseNumber = applications.open(institution, actor.id(), answers.text("title"));
    execution.setProcessBusinessKey(caseNumber);
    lifecycle.start(caseNumber, institution);
  }
}
