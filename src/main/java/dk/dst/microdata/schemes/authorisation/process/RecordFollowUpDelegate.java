package dk.dst.microdata.schemes.authorisation.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.authorisation.Confirmations;
import dk.dst.microdata.schemes.authorisation.Confirmations.Reminder;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what FSE has agreed with an institution that has not confirmed, and when it is asked again. */
@Component
record RecordFollowUpDelegate(Confirmations confirmations, SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "follow-up-confirmation");
    confirmations.followUp(execution.getProcessBusinessKey(), Reminder.of(answers.text("askAgain")),
        answers.text("note"), actor.id());
  }
}
