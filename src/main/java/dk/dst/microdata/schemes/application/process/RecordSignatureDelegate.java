package dk.dst.microdata.schemes.application.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.agreement.Seen;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.application.Assessments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the institution signed, or that there is nothing to sign any more. */
@Component
record RecordSignatureDelegate(Assessments assessments, SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "sign-agreement");
    boolean signed = answers.text("signature").equals("signed");
    String reason = signed ? signedTerms(answers) : answers.needed("reason", "Begrundelse for at afvise");
    var signature = assessments.sign(execution.getProcessBusinessKey(), signed, seen(answers), reason, actor.id());
    Variable.OUTCOME.set(execution, signature.key());
  }

  private static Seen seen(Answers answers) {
    return new Seen(answers.textOrEmpty("digest"), answers.textOrEmpty("signedEstimate"));
  }

  private static String signedTerms(Answers answers) {
    answers.mustBeTicked("lawful", "Behandlingen er lovlig");
    answers.mustBeTicked("employed", "Jeg er ansat i institutionen");
    return "";
  }
}
