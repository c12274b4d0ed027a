package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.database.Extensions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether FSE extends the term. */
@Component
record RecordExtensionDecisionDelegate(Extensions extensions, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "decide-extension");
    boolean extended = answers.text("decision").equals("extended");
    extensions.decide(execution.getProcessBusinessKey(), extended, answers.text("reason"), actor.id());
    Variable.OUTCOME.set(execution, extended ? "extended" : "refused");
  }
}
