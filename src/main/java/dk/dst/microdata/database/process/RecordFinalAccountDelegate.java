package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Shutdowns;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the final account. */
@Component
class RecordFinalAccountDelegate implements JavaDelegate {

  private final Shutdowns shutdowns;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordFinalAccountDelegate(Shutdowns shutdowns, SubmittedForms forms, Actor actor) {
    this.shutdowns = shutdowns;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "settle-account");
    shutdowns.settle(execution.getProcessBusinessKey(), answers.text("reference"), answers.number("dkk"),
        answers.textOrEmpty("remark"), actor.id());
  }
}
