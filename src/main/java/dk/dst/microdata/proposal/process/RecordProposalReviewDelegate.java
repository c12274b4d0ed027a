package dk.dst.microdata.proposal.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import dk.dst.microdata.proposal.ProposalAgreement;
import dk.dst.microdata.proposal.Proposals;
import dk.dst.microdata.proposal.Proposals.Remark;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what FSE has found; an approval is FSE’s signature. */
@Component
class RecordProposalReviewDelegate implements JavaDelegate {

  private final Proposals proposals;
  private final ProposalAgreement agreement;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordProposalReviewDelegate(Proposals proposals, ProposalAgreement agreement, SubmittedForms forms, Actor actor) {
    this.proposals = proposals;
    this.agreement = agreement;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    Answers answers = forms.take(execution, "review-proposal");
    String ruling = answers.text("ruling");
    List<Remark> remarks = !ruling.equals("returned") ? List.of() : answers.rows("remarks").stream()
        .filter(row -> row.text("field") != null && !row.textOrEmpty("fieldReason").isBlank())
        .map(row -> new Remark(row.text("field"), row.text("fieldReason"))).toList();
    String reason = "Data: %s Formål og indhold: %s Samfundsrelevans: %s %s".formatted(answers.text("documented"),
        answers.text("reasonable"), answers.text("important"), answers.textOrEmpty("reason")).strip();
    if (!ruling.equals("approved") && remarks.isEmpty()) {
      answers.needed("reason", "Begrundelse");
    }
    proposals.review(caseNumber, ruling, reason, remarks, agreement.digest(caseNumber), actor.id());
    Variable.OUTCOME.set(execution, ruling);
  }
}
