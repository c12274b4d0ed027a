package dk.dst.microdata.schemes.lawmodel.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.lawmodel.LawModelDecisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the ministry signed the agreement. */
@Component
record RecordLawModelSignatureDelegate(LawModelDecisions decisions, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "sign-law-model");
    boolean signed = answers.text("signature").equals("signed");
    if (signed && forms.asked(execution, "sign-law-model", "lawful")) {
      answers.mustBeTicked("lawful", "Behandlingen er lovlig");
    }
    if (signed) {
      answers.mustBeTicked("read", "Jeg har læst aftalen");
      answers.mustBeTicked("employed", "Jeg er ansat i ministeriet");
    }
    String reason = signed ? "" : answers.needed("reason", "Begrundelse for at afvise");
    decisions.sign(execution.getProcessBusinessKey(), signed, answers.textOrEmpty("digest"), reason, actor.id());
    Variable.OUTCOME.set(execution, answers.text("signature"));
  }
}
