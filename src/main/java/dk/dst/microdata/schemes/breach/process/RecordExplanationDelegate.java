package dk.dst.microdata.schemes.breach.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.breach.Breaches;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the explanation of the breach. */
@Component
record RecordExplanationDelegate(Breaches breaches, SubmittedForms forms, Actor actor) implements JavaDelegate {

  /** Whether the sanction is decided already, so that only the explanation is left to look at. */
  static final Variable<Boolean> DECIDED = new Variable<>("sanctionDecided", Boolean.class);

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "explain-breach");
    DECIDED.set(execution,
        breaches.explain(execution.getProcessBusinessKey(), answers.text("account"), actor.id()));
  }
}
