package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.cases.engine.CaseProcesses;
import org.springframework.stereotype.Component;

/** The assessment of a proposal, as it is started. */
@Component
public class ProposalProcess {

  private final CaseProcesses processes;

  ProposalProcess(CaseProcesses processes) {
    this.processes = processes;
  }

  /** The institution has taken it back; the assessment stops. */
  public void withdrawn(String caseNumber) {
    processes.tell("sag.caseWithdrawn", caseNumber);
  }

  public void start(String caseNumber, String institution) {
    processes.start("assess-proposal", caseNumber, institution);
  }
}
