package dk.dst.microdata.application.process;

import dk.dst.microdata.application.Applications;
import dk.dst.microdata.authorisation.Authorisations;
import dk.dst.microdata.authorisation.process.AuthorisationProcess;
import dk.dst.microdata.process.LifecycleProcess;
import dk.dst.microdata.proposal.Proposals;
import dk.dst.microdata.proposal.process.ProposalProcess;
import dk.dst.microdata.rights.Cases;
import org.springframework.stereotype.Component;

/** What is taken back before it is decided, whatever kind of case it is. */
@Component
class Withdrawals {

  private final Cases cases;
  private final Applications applications;
  private final LifecycleProcess lifecycle;
  private final Authorisations authorisations;
  private final AuthorisationProcess authorisation;
  private final Proposals proposals;
  private final ProposalProcess proposal;

  Withdrawals(Cases cases, Applications applications, LifecycleProcess lifecycle, Authorisations authorisations,
      AuthorisationProcess authorisation, Proposals proposals, ProposalProcess proposal) {
    this.cases = cases;
    this.applications = applications;
    this.lifecycle = lifecycle;
    this.authorisations = authorisations;
    this.authorisation = authorisation;
    this.proposals = proposals;
    this.proposal = proposal;
  }

  /** First the case moves on, which of two at the same moment one can do; then its process is told. */
  void withdraw(String caseNumber, String reason, String by) {
    switch (cases.get(caseNumber).state().kind()) {
      case DATABASE -> {
        applications.withdraw(caseNumber, reason, by);
        lifecycle.applicationWithdrawn(caseNumber);
      }
      case AUTHORISATION -> {
        authorisations.withdraw(caseNumber, reason, by);
        authorisation.withdrawn(caseNumber);
      }
      case PROPOSAL -> {
        proposals.end(caseNumber, "withdrawn", reason, by);
        proposal.withdrawn(caseNumber);
      }
      default -> throw new IllegalStateException("Cases such as " + caseNumber + " cannot be withdrawn");
    }
  }
}
