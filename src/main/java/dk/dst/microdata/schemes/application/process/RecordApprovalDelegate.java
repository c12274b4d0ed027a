package dk.dst.microdata.schemes.application.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.decision.Ruling;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.application.Assessments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records FSE's decision. */
@Component
record RecordApprovalDelegate(Assessments assessments, SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "approve-application");
    var ruling = Ruling.of(answers.text("ruling"));
    assessments.approve(execution.getProcessBusinessKey(), ruling, answers.textOrEmpty("reason"), actor.id());
    Variable.OUTCOME.set(execution, ruling.key());
  }
}
