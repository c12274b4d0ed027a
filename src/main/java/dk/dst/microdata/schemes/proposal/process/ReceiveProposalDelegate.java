package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.facts.legalbasis.LegalBasisForm;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.proposal.Proposal;
import dk.dst.microdata.schemes.proposal.ProposalForm;
import dk.dst.microdata.schemes.proposal.Proposals;
import dk.dst.microdata.schemes.proposal.Scheme;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Receives what was filled in; what cannot be used is refused in the form. */
@Component
record ReceiveProposalDelegate(Proposals proposals, ProposalForm form, SubmittedForms forms, CaseRights rights,
    Actor actor) implements JavaDelegate {

  private static final Variable<String> RECEIVER = new Variable<>("receiver", String.class);
  private static final Variable<String> SCHEME = new Variable<>("scheme", String.class);

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
    var sent = form.readSent(caseNumber, answers);
    boolean asked = forms.asked(execution, ProposalForm.ID, LegalBasisForm.FIELD);
    proposals.receive(caseNumber, sent.content(), asked ? sent.legalBasis() : null, toFse, actor.id());
    RECEIVER.set(execution, toFse ? "fse" : "administrator");
    SCHEME.set(execution, proposal.scheme().name());
  }
}
