package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.proposal.Deliveries;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the Health Data Authority’s approval (U8). */
@Component
record RecordHealthApprovalDelegate(Deliveries deliveries, SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "record-health-approval");
    deliveries.approve(execution.getProcessBusinessKey(), answers.text("reference"),
        LocalDate.parse(answers.text("approvedOn")), actor.id());
  }
}
