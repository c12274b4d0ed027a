package dk.dst.microdata.authorisation.process;

import dk.dst.microdata.authorisation.Confirmations;
import dk.dst.microdata.authorisation.Confirmations.Reminder;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what FSE has agreed with an institution that has not confirmed, and when it is asked again. */
@Component
class RecordFollowUpDelegate implements JavaDelegate {

  private final Confirmations confirmations;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordFollowUpDelegate(Confirmations confirmations, SubmittedForms forms, Actor actor) {
    this.confirmations = confirmations;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "follow-up-confirmation");
    confirmations.followUp(execution.getProcessBusinessKey(), Reminder.of(answers.text("askAgain")),
        answers.text("note"), actor.id());
  }
}
