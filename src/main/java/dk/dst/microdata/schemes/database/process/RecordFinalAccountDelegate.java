package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.database.Shutdowns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the final account. */
@Component
record RecordFinalAccountDelegate(Shutdowns shutdowns, SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "settle-account");
    shutdowns.settle(execution.getProcessBusinessKey(), answers.text("reference"), answers.number("dkk"),
        answers.textOrEmpty("remark"), actor.id());
  }
}
