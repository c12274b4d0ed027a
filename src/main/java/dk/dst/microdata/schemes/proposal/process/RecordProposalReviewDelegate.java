package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.proposal.ProposalDecisions;
import dk.dst.microdata.schemes.proposal.Proposals.Remark;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Records what FSE has found; an approval is FSE’s signature. In models from before two people decided what a database is
 * to hold, one does.
 */
@Component
record RecordProposalReviewDelegate(ProposalDecisions decisions, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

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
    boolean knowsASecond = execution.getBpmnModelInstance().getModelElementById("userTask_approveProposal") != null;
    boolean second = decisions.review(caseNumber, ruling, reason, remarks, knowsASecond, actor.id());
    Variable.OUTCOME.set(execution, second ? "second" : ruling);
  }
}
