package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.proposal.Proposals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the managers say of the proposal before FSE sees it. */
@Component
record RecordEndorsementDelegate(Proposals proposals, SubmittedForms forms, Actor actor) implements JavaDelegate {

  private static final Variable<String> ENDORSEMENT = new Variable<>("endorsement", String.class);

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
