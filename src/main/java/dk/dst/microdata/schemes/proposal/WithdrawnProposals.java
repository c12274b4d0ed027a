package dk.dst.microdata.schemes.proposal;

import dk.dst.microdata.ground.rights.CaseKind;
import dk.dst.microdata.ground.rights.Withdrawing;
import org.springframework.stereotype.Component;

/** The institution takes back a project proposal; the assessment stops. */
@Component
record WithdrawnProposals(Proposals proposals, ProposalProcess process) implements Withdrawing {

  @Override
  public CaseKind kind() {
    return CaseKind.PROPOSAL;
  }

  @Override
  public void withdraw(String caseNumber, String reason, String by) {
    proposals.end(caseNumber, "withdrawn", reason, by);
    process.withdrawn(caseNumber);
  }
}
