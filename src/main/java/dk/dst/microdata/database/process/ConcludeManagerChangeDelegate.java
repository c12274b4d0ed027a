package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Managers;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what FSE says of the new manager, who has access from now on if confirmed. */
@Component
class ConcludeManagerChangeDelegate implements JavaDelegate {

  private final Managers managers;
  private final SubmittedForms forms;
  private final Actor actor;

  ConcludeManagerChangeDelegate(Managers managers, SubmittedForms forms, Actor actor) {
    this.managers = managers;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "confirm-manager");
    managers.conclude(execution.getProcessBusinessKey(), answers.text("verdict").equals("confirmed"),
        answers.text("reason"), actor.id());
  }
}
