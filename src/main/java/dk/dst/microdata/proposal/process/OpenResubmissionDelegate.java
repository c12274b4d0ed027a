package dk.dst.microdata.proposal.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.SubmittedForms;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens a resubmission of a project, or of the content of a project database, and starts its assessment. */
@Component
class OpenResubmissionDelegate implements JavaDelegate {

  private final Resubmission resubmission;
  private final ProposalProcess process;
  private final SubmittedForms forms;

  OpenResubmissionDelegate(Resubmission resubmission, ProposalProcess process, SubmittedForms forms) {
    this.resubmission = resubmission;
    this.process = process;
    this.forms = forms;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "start-resubmission");
    var opened = resubmission.open(answers.number("projectNumber"), answers.text("schemeAfter"));
    execution.setProcessBusinessKey(opened.caseNumber());
    process.start(opened.caseNumber(), opened.institution());
  }
}
