package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Shutdowns;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the second confirmation, which closes the case or sends the deletion back. */
@Component
class ConcludeShutdownDelegate implements JavaDelegate {

  private final Shutdowns shutdowns;
  private final SubmittedForms forms;
  private final Actor actor;

  ConcludeShutdownDelegate(Shutdowns shutdowns, SubmittedForms forms, Actor actor) {
    this.shutdowns = shutdowns;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "confirm-shutdown");
    String ruling = answers.text("confirmation");
    shutdowns.conclude(execution.getProcessBusinessKey(), ruling.equals("closed"), answers.text("reason"), actor.id());
    Variable.OUTCOME.set(execution, ruling);
  }
}
