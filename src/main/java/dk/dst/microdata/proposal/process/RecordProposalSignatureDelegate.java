package dk.dst.microdata.proposal.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import dk.dst.microdata.proposal.ProposalAgreement;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the institution signed. */
@Component
class RecordProposalSignatureDelegate implements JavaDelegate {

  private final ProposalAgreement agreement;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordProposalSignatureDelegate(ProposalAgreement agreement, SubmittedForms forms, Actor actor) {
    this.agreement = agreement;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "sign-proposal");
    boolean signed = answers.text("signature").equals("signed");
    if (signed) {
      answers.mustBeTicked("lawful", "Behandlingen er lovlig");
      answers.mustBeTicked("employed", "Jeg er ansat i institutionen");
    }
    String reason = signed ? "" : answers.needed("reason", "Begrundelse for at afvise");
    agreement.sign(execution.getProcessBusinessKey(), signed, reason, actor.id());
    Variable.OUTCOME.set(execution, answers.text("signature"));
  }
}
