package dk.dst.microdata.schemes.lawmodel.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.decision.Ruling;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.lawmodel.LawModelDecisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what FSE decides; an approval is its signature. */
@Component
record RecordLawModelApprovalDelegate(LawModelDecisions decisions, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "approve-law-model");
    var ruling = Ruling.of(answers.text("ruling"));
    decisions.approve(execution.getProcessBusinessKey(), ruling, answers.text("reason"), actor.id());
    Variable.OUTCOME.set(execution, ruling.key());
  }
}
