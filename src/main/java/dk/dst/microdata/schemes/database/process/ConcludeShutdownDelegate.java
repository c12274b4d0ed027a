package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.database.Shutdowns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the second confirmation, which closes the case or sends the deletion back. */
@Component
record ConcludeShutdownDelegate(Shutdowns shutdowns, SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "confirm-shutdown");
    String ruling = answers.text("confirmation");
    shutdowns.conclude(execution.getProcessBusinessKey(), ruling.equals("closed"), answers.text("reason"), actor.id());
    Variable.OUTCOME.set(execution, ruling);
  }
}
