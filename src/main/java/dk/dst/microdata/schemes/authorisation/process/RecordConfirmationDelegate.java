package dk.dst.microdata.schemes.authorisation.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.authorisation.Confirmations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the responsible’s confirmation of the authorisation. */
@Component
record RecordConfirmationDelegate(Confirmations confirmations, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "confirm-authorisation");
    String statement = answers.text("security").equals("unchanged") ? "Datasikkerheden er uændret."
        : "Datasikkerheden er ændret: "
            + answers.needed("securityChanges", "Hvad er ændret i datasikkerheden?");
    confirmations.confirm(execution.getProcessBusinessKey(), statement, actor.id());
  }
}
