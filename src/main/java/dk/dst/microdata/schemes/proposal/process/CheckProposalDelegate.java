package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.schemes.proposal.ProposalDecisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Receives the proposal in FSE: checked, and given to somebody who answers for it. */
@Component
record CheckProposalDelegate(ProposalDecisions decisions, ProposalPerformers performers) implements JavaDelegate {

  private static final Variable<Boolean> ACCEPTABLE = new Variable<>("acceptable", Boolean.class);

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    ACCEPTABLE.set(execution, decisions.receive(caseNumber, performers.choose(caseNumber)));
  }
}
