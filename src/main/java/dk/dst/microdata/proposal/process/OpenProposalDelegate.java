package dk.dst.microdata.proposal.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.StartingInstitution;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.proposal.Proposals;
import dk.dst.microdata.proposal.Scheme;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the case of a new project for the institution one proposes it for, and starts its assessment. */
@Component
class OpenProposalDelegate implements JavaDelegate {

  private final Proposals proposals;
  private final ProposalProcess process;
  private final SubmittedForms forms;
  private final StartingInstitution starting;
  private final Actor actor;

  OpenProposalDelegate(Proposals proposals, ProposalProcess process, SubmittedForms forms,
      StartingInstitution starting, Actor actor) {
    this.proposals = proposals;
    this.process = process;
    this.forms = forms;
    this.starting = starting;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "start-proposal");
    String institution = starting.chosen(execution.getTenantId());
    String caseNumber = proposals.open(institution, actor.id(), answers.text("title"),
        Scheme.valueOf(answers.text("schemeWanted")));
    execution.setProcessBusinessKey(caseNumber);
    process.start(caseNumber, institution);
  }
}
