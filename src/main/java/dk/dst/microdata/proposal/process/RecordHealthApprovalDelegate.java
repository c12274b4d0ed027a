package dk.dst.microdata.proposal.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.proposal.Deliveries;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the Health Data Authority’s approval (U8). */
@Component
class RecordHealthApprovalDelegate implements JavaDelegate {

  private final Deliveries deliveries;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordHealthApprovalDelegate(Deliveries deliveries, SubmittedForms forms, Actor actor) {
    this.deliveries = deliveries;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "record-health-approval");
    deliveries.approve(execution.getProcessBusinessKey(), answers.text("reference"),
        LocalDate.parse(answers.text("approvedOn")), actor.id());
  }
}
