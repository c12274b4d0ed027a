package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.schemes.project.ProjectProcess;
import dk.dst.microdata.schemes.proposal.ProposalAgreement;
import dk.dst.microdata.schemes.proposal.ProposalAgreement.Result;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the proposal into force, and the project into operation. */
@Component
record PutIntoForceDelegate(ProposalAgreement agreement, ProjectProcess projects) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Result result = agreement.putIntoForce(execution.getProcessBusinessKey());
    if (result.projectCase() != null) {
      projects.start(result.projectCase(), execution.getTenantId());
      if (!result.isNew()) {
        projects.changed(result.projectCase());
      }
    }
    Variable.OUTCOME.set(execution, result.inForce() ? "inForce" : "notInForce");
  }
}
