package dk.dst.microdata.sanction.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import dk.dst.microdata.sanction.Breaches;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the explanation of the breach. */
@Component
class RecordExplanationDelegate implements JavaDelegate {

  /** Whether the sanction is decided already, so that only the explanation is left to look at. */
  static final Variable<Boolean> DECIDED = new Variable<>("sanctionDecided", Boolean.class);

  private final Breaches breaches;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordExplanationDelegate(Breaches breaches, SubmittedForms forms, Actor actor) {
    this.breaches = breaches;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "explain-breach");
    DECIDED.set(execution,
        breaches.explain(execution.getProcessBusinessKey(), answers.text("account"), actor.id()));
  }
}
