package dk.dst.microdata.application.process;

import dk.dst.microdata.application.Applications;
import dk.dst.microdata.application.ApplicationForm;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Receives what the applicant sends; what cannot be used is refused in the form. */
@Component
class SubmitApplicationDelegate implements JavaDelegate {

  private final Applications applications;
  private final ApplicationForm form;
  private final SubmittedForms forms;
  private final Actor actor;

  SubmitApplicationDelegate(Applications applications, ApplicationForm form, SubmittedForms forms, Actor actor) {
    this.applications = applications;
    this.form = form;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, ApplicationForm.ID);
    String caseNumber = execution.getProcessBusinessKey();
    applications.submit(caseNumber, answers.text("title"), form.content(caseNumber, answers), actor.id());
  }
}
