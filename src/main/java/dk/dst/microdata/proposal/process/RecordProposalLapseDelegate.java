package dk.dst.microdata.proposal.process;

import dk.dst.microdata.decision.Decisions;
import dk.dst.microdata.proposal.Proposals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nobody completed or corrected the proposal in time (D14). */
@Component
class RecordProposalLapseDelegate implements JavaDelegate {

  private final Proposals proposals;

  RecordProposalLapseDelegate(Proposals proposals) {
    this.proposals = proposals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    proposals.end(execution.getProcessBusinessKey(), "lapsed",
        "Indstillingen er bortfaldet, fordi den ikke blev sendt inden fristen. Den kan sendes igen som en ny sag.",
        Decisions.SYSTEM);
  }
}
