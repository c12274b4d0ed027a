package dk.dst.microdata.authorisation.process;

import dk.dst.microdata.authorisation.Suspensions;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the suspension is lifted or the authorisation ends. */
@Component
class RecordSuspensionDecisionDelegate implements JavaDelegate {

  private final Suspensions suspensions;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordSuspensionDecisionDelegate(Suspensions suspensions, SubmittedForms forms, Actor actor) {
    this.suspensions = suspensions;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "decide-suspension");
    String decision = answers.text("decision");
    suspensions.decide(execution.getProcessBusinessKey(), decision.equals("lifted"), answers.text("reason"),
        actor.id());
    Variable.OUTCOME.set(execution, decision);
  }
}
