package dk.dst.microdata.application.process;

import dk.dst.microdata.application.Applications;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the case in the institution of whoever applies. */
@Component
class RegisterApplicationDelegate implements JavaDelegate {

  private final Applications applications;
  private final SubmittedForms forms;
  private final Actor actor;

  RegisterApplicationDelegate(Applications applications, SubmittedForms forms, Actor actor) {
    this.applications = applications;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "start-application");
    if (execution.getTenantId() == null) {
      throw new InputRefused("Kun en person, der er tilknyttet én institution, kan ansøge om en projektdatabase.");
    }
    execution.setProcessBusinessKey(
        applications.open(execution.getTenantId(), actor.id(), answers.text("title")));
  }
}
