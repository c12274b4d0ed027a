package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.schemes.proposal.Proposals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nobody completed or corrected the proposal in time (D14). */
@Component
record RecordProposalLapseDelegate(Proposals proposals) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    proposals.end(execution.getProcessBusinessKey(), "lapsed",
        "Indstillingen er bortfaldet, fordi den ikke blev sendt inden fristen. Den kan sendes igen som en ny sag.",
        Decisions.SYSTEM);
  }
}
