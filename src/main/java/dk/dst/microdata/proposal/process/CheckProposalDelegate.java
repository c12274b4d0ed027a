package dk.dst.microdata.proposal.process;

import dk.dst.microdata.process.Variable;
import dk.dst.microdata.proposal.ProposalChecks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Receives the proposal in FSE: checked, and given to somebody who answers for it. */
@Component
class CheckProposalDelegate implements JavaDelegate {

  private static final Variable<Boolean> ACCEPTABLE = new Variable<>("acceptable", Boolean.class);

  private final ProposalChecks checks;
  private final ProposalPerformers performers;

  CheckProposalDelegate(ProposalChecks checks, ProposalPerformers performers) {
    this.checks = checks;
    this.performers = performers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    ACCEPTABLE.set(execution, checks.check(caseNumber, performers.choose(caseNumber)));
  }
}
