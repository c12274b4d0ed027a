package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.database.Managers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what FSE says of the new manager, who has access from now on if confirmed. */
@Component
record ConcludeManagerChangeDelegate(Managers managers, SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "confirm-manager");
    managers.conclude(execution.getProcessBusinessKey(), answers.text("verdict").equals("confirmed"),
        answers.text("reason"), actor.id());
  }
}
