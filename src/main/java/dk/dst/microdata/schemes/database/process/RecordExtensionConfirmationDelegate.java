package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.database.Extensions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the second person of FSE decides of an extension. */
@Component
record RecordExtensionConfirmationDelegate(Extensions extensions, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "confirm-extension");
    boolean extended = answers.text("decision").equals("extended");
    extensions.confirm(execution.getProcessBusinessKey(), extended, answers.text("reason"), actor.id());
    Variable.OUTCOME.set(execution, extended ? "extended" : "refused");
  }
}
