package dk.dst.microdata.authorisation.process;

import dk.dst.microdata.authorisation.Confirmations;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the responsible’s confirmation of the authorisation. */
@Component
class RecordConfirmationDelegate implements JavaDelegate {

  private final Confirmations confirmations;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordConfirmationDelegate(Confirmations confirmations, SubmittedForms forms, Actor actor) {
    this.confirmations = confirmations;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "confirm-authorisation");
    String statement = answers.text("security").equals("unchanged") ? "Datasikkerheden er uændret."
        : "Datasikkerheden er ændret: "
            + answers.needed("securityChanges", "Hvad er ændret i datasikkerheden?");
    confirmations.confirm(execution.getProcessBusinessKey(), statement, actor.id());
  }
}
