package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Extensions;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether FSE extends the term. */
@Component
class RecordExtensionDecisionDelegate implements JavaDelegate {

  private final Extensions extensions;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordExtensionDecisionDelegate(Extensions extensions, SubmittedForms forms, Actor actor) {
    this.extensions = extensions;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "decide-extension");
    boolean extended = answers.text("decision").equals("extended");
    extensions.decide(execution.getProcessBusinessKey(), extended, answers.text("reason"), actor.id());
    Variable.OUTCOME.set(execution, extended ? "extended" : "refused");
  }
}
