package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.proposal.ProposalProcess;
import dk.dst.microdata.schemes.proposal.Resubmission;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens a resubmission of a project, or of the content of a project database, and starts its assessment. */
@Component
record OpenResubmissionDelegate(Resubmission resubmission, ProposalProcess process, SubmittedForms forms)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "start-resubmission");
    var opened = resubmission.open(answers.number("projectNumber"), answers.text("schemeAfter"));
    execution.setProcessBusinessKey(opened.caseNumber());
    process.start(opened.caseNumber(), opened.institution());
  }
}
