package dk.dst.microdata.proposal.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import dk.dst.microdata.proposal.Proposals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the managers say of the proposal before FSE sees it. */
@Component
class RecordEndorsementDelegate implements JavaDelegate {

  private static final Variable<String> ENDORSEMENT = new Variable<>("endorsement", String.class);

  private final Proposals proposals;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordEndorsementDelegate(Proposals proposals, SubmittedForms forms, Actor actor) {
    this.proposals = proposals;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "endorse-proposal");
    boolean endorsed = answers.text("answer").equals("endorsed");
    if (endorsed) {
      answers.mustBeTicked("withinPurpose", "Projektet ligger inden for projektdatabasens formål");
    }
    String remark = endorsed ? answers.textOrEmpty("remark")
        : answers.needed("remark", "Bemærkning til FSE eller begrundelse");
    proposals.endorse(execution.getProcessBusinessKey(), endorsed, remark, actor.id());
    ENDORSEMENT.set(execution, endorsed ? "endorsed" : "returned");
  }
}
