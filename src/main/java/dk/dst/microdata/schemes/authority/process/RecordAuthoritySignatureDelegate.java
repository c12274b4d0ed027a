package dk.dst.microdata.schemes.authority.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.agreement.Seen;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.authority.AuthorityDecisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the signatory signed the agreement. */
@Component
record RecordAuthoritySignatureDelegate(AuthorityDecisions decisions, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "sign-authority");
    String caseNumber = execution.getProcessBusinessKey();
    String outcome = answers.text("signature");
    if (outcome.equals("signed")) {
      answers.mustBeTicked("read", "Jeg har læst aftalen");
      answers.mustBeTicked("lawful", "Behandlingen er lovlig");
      answers.mustBeTicked("employed", "Jeg er ansat i institutionen");
      var seen = new Seen(answers.textOrEmpty("digest"), answers.textOrEmpty("signedEstimate"));
      decisions.sign(caseNumber, seen, actor.id());
    } else {
      decisions.decline(caseNumber, answers.needed("reason", "Begrundelse for at afvise"), actor.id());
    }
    Variable.OUTCOME.set(execution, outcome);
  }
}
