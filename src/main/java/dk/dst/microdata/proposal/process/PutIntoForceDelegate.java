package dk.dst.microdata.proposal.process;

import dk.dst.microdata.process.Variable;
import dk.dst.microdata.project.process.ProjectProcess;
import dk.dst.microdata.proposal.ProposalAgreement;
import dk.dst.microdata.proposal.ProposalAgreement.Result;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the proposal into force, and the project into operation. */
@Component
class PutIntoForceDelegate implements JavaDelegate {

  private final ProposalAgreement agreement;
  private final ProjectProcess projects;

  PutIntoForceDelegate(ProposalAgreement agreement, ProjectProcess projects) {
    this.agreement = agreement;
    this.projects = projects;
  }

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
