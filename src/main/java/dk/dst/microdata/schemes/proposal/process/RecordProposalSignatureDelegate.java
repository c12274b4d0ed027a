package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.agreement.Seen;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.proposal.ProposalDecisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the institution signed. */
@Component
record RecordProposalSignatureDelegate(ProposalDecisions decisions, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "sign-proposal");
    boolean signed = answers.text("signature").equals("signed");
    if (signed) {
      answers.mustBeTicked("lawful", "Behandlingen er lovlig");
      answers.mustBeTicked("employed", "Jeg er ansat i institutionen");
    }
    String reason = signed ? "" : answers.needed("reason", "Begrundelse for at afvise");
    var seen = new Seen(answers.textOrEmpty("digest"), answers.textOrEmpty("signedEstimate"));
    decisions.sign(execution.getProcessBusinessKey(), signed, seen, reason, actor.id());
    Variable.OUTCOME.set(execution, answers.text("signature"));
  }
}
