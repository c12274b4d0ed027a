package dk.dst.microdata.schemes.authorisation.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.authorisation.Suspensions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the suspension is lifted or the authorisation ends. */
@Component
record RecordSuspensionDecisionDelegate(Suspensions suspensions, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "decide-suspension");
    String decision = answers.text("decision");
    suspensions.decide(execution.getProcessBusinessKey(), decision.equals("lifted"), answers.text("reason"),
        actor.id());
    Variable.OUTCOME.set(execution, decision);
  }
}
