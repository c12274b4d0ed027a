package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.engine.StartingInstitution;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.proposal.ProposalProcess;
import dk.dst.microdata.schemes.proposal.Proposals;
import dk.dst.microdata.schemes.proposal.Scheme;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the case of a new project for the institution one proposes it for, and starts its assessment. */
@Component
record OpenProposalDelegate(Proposals proposals, ProposalProcess process, SubmittedForms forms,
    StartingInstitution starting, Actor actor) implements JavaDelegate {

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
