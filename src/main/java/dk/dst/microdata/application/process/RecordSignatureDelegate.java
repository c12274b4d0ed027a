package dk.dst.microdata.application.process;

import dk.dst.microdata.application.Applications;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the institution signed. */
@Component
class RecordSignatureDelegate implements JavaDelegate {

  private final Applications applications;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordSignatureDelegate(Applications applications, SubmittedForms forms, Actor actor) {
    this.applications = applications;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "sign-agreement");
    boolean signed = answers.text("signature").equals("signed");
    String reason = signed ? signedTerms(answers) : answers.needed("reason", "Begrundelse for at afvise");
    applications.sign(execution.getProcessBusinessKey(), signed, reason, actor.id());
    Variable.OUTCOME.set(execution, answers.text("signature"));
  }

  private static String signedTerms(Answers answers) {
    answers.mustBeTicked("lawful", "Behandlingen er lovlig");
    answers.mustBeTicked("employed", "Jeg er ansat i institutionen");
    return "";
  }
}
