package dk.dst.microdata.proposal.process;

import dk.dst.microdata.decision.Decisions;
import dk.dst.microdata.proposal.Proposals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The signatory’s time has run out (D14). */
@Component
class RecordProposalExpiryDelegate implements JavaDelegate {

  private final Proposals proposals;

  RecordProposalExpiryDelegate(Proposals proposals) {
    this.proposals = proposals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    proposals.end(execution.getProcessBusinessKey(), "expired",
        "FSE’s godkendelse er bortfaldet, fordi den ikke blev underskrevet inden fristen.", Decisions.SYSTEM);
  }
}
