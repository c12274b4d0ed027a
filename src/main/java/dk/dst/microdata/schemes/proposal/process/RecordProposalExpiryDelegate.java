package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.schemes.proposal.Proposals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The signatory’s time has run out (D14). */
@Component
record RecordProposalExpiryDelegate(Proposals proposals) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    proposals.end(execution.getProcessBusinessKey(), "expired",
        "FSE’s godkendelse er bortfaldet, fordi den ikke blev underskrevet inden fristen.", Decisions.SYSTEM);
  }
}
