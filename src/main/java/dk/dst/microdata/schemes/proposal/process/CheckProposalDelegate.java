package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.schemes.proposal.ProposalChecks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Receives the proposal in FSE: checked, and given to somebody who answers for it. */
@Component
record CheckProposalDelegate(ProposalChecks checks, ProposalPerformers performers) implements JavaDelegate {

  private static final Variable<Boolean> ACCEPTABLE = new Variable<>("acceptable", Boolean.class);

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    ACCEPTABLE.set(execution, checks.check(caseNumber, performers.choose(caseNumber)));
  }
}
