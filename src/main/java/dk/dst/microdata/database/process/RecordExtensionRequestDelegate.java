package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Extensions;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the managers answered. */
@Component
class RecordExtensionRequestDelegate implements JavaDelegate {

  private static final Variable<Boolean> REQUESTED = new Variable<>("extensionRequested", Boolean.class);

  private final Extensions extensions;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordExtensionRequestDelegate(Extensions extensions, SubmittedForms forms, Actor actor) {
    this.extensions = extensions;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "request-extension");
    boolean requested = answers.text("extension").equals("requested");
    String reason = requested ? answers.needed("reason", "Begrundelse for forlængelse") : answers.textOrEmpty("reason");
    extensions.answer(execution.getProcessBusinessKey(), requested, reason, answers.textOrEmpty("subprojects"), actor.id());
    REQUESTED.set(execution, requested);
  }
}
