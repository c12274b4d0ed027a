package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.proposal.ProposalDecisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the second person of FSE decides of what a database is to hold. */
@Component
record RecordProposalApprovalDelegate(ProposalDecisions decisions, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "approve-proposal");
    String ruling = answers.text("ruling");
    decisions.approve(execution.getProcessBusinessKey(), ruling, answers.text("reason"), actor.id());
    Variable.OUTCOME.set(execution, ruling);
  }
}
