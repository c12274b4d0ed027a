package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.database.Extensions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the institution has signed the extension. */
@Component
record RecordExtensionSignatureDelegate(Extensions extensions, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "sign-extension");
    boolean signed = answers.text("signature").equals("signed");
    String reason = signed ? signedTerms(answers) : answers.needed("reason", "Begrundelse for at afvise");
    extensions.sign(execution.getProcessBusinessKey(), signed, answers.textOrEmpty("digest"), reason, actor.id());
    Variable.OUTCOME.set(execution, signed ? "signed" : "declined");
  }

  private static String signedTerms(Answers answers) {
    answers.mustBeTicked("lawful", "Behandlingen er lovlig");
    answers.mustBeTicked("employed", "Jeg er ansat i institutionen");
    return "";
  }
}
