package dk.dst.microdata.proposal.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.CaseRights;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import dk.dst.microdata.proposal.Proposal;
import dk.dst.microdata.proposal.ProposalForm;
import dk.dst.microdata.proposal.Proposals;
import dk.dst.microdata.proposal.Scheme;
import dk.dst.microdata.rights.Command;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Receives what was filled in; what cannot be used is refused in the form. */
@Component
class ReceiveProposalDelegate implements JavaDelegate {

  private static final Variable<String> RECEIVER = new Variable<>("receiver", String.class);
  private static final Variable<String> SCHEME = new Variable<>("scheme", String.class);

  private final Proposals proposals;
  private final ProposalForm form;
  private final SubmittedForms forms;
  private final CaseRights rights;
  private final Actor actor;

  ReceiveProposalDelegate(Proposals proposals, ProposalForm form, SubmittedForms forms, CaseRights rights,
      Actor actor) {
    this.proposals = proposals;
    this.form = form;
    this.forms = forms;
    this.rights = rights;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    Answers answers = forms.take(execution, ProposalForm.ID);
    Proposal proposal = proposals.get(caseNumber);
    boolean toFse = answers.text("sendTo").equals("fse");
    if (toFse && proposal.isBeingWritten()) {
      rights.mustBeAllowed(Command.SUBMIT_PROPOSAL, caseNumber);
    }
    if (proposal.scheme() == Scheme.SUBPROJECT) {
      answers.mustBeTicked("withinPurpose", "Projektet ligger inden for projektdatabasens formål");
    }
    proposals.receive(caseNumber, form.content(caseNumber, answers), toFse, actor.id());
    RECEIVER.set(execution, toFse ? "fse" : "administrator");
    SCHEME.set(execution, proposal.scheme().name());
  }
}
