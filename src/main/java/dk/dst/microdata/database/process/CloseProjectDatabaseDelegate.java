package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Shutdowns;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** For shutdowns begun before there were two confirmations: records that the data is deleted, and closes the case. */
@Component
class CloseProjectDatabaseDelegate implements JavaDelegate {

  private final Shutdowns shutdowns;
  private final SubmittedForms forms;
  private final Actor actor;

  CloseProjectDatabaseDelegate(Shutdowns shutdowns, SubmittedForms forms, Actor actor) {
    this.shutdowns = shutdowns;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "confirm-deletion");
    shutdowns.confirmDeletion(execution.getProcessBusinessKey(), answers.textOrEmpty("remark"), actor.id());
    shutdowns.close(execution.getProcessBusinessKey());
  }
}
