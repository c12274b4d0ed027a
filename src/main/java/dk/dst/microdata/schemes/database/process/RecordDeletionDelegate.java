package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.database.Shutdowns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the first confirmation: that the data is deleted. */
@Component
record RecordDeletionDelegate(Shutdowns shutdowns, SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "confirm-deletion");
    shutdowns.confirmDeletion(execution.getProcessBusinessKey(), answers.textOrEmpty("remark"), actor.id());
  }
}
