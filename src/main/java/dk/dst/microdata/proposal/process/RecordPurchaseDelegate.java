package dk.dst.microdata.proposal.process;

import dk.dst.microdata.decision.Step;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.proposal.Deliveries;
import dk.dst.microdata.proposal.Deliveries.Source;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that FSE has delivered what was ordered for the project alone, or that it cannot. */
@Component
class RecordPurchaseDelegate implements JavaDelegate {

  private final Deliveries deliveries;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordPurchaseDelegate(Deliveries deliveries, SubmittedForms forms, Actor actor) {
    this.deliveries = deliveries;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "deliver-purchased");
    boolean delivered = answers.text("delivery").equals("delivered");
    String remark = delivered ? answers.textOrEmpty("remark") : answers.needed("remark", "Bemærkning");
    deliveries.conclude(execution.getProcessBusinessKey(), Step.PURCHASE, delivered, remark, actor.id(),
        Source.PURCHASE, Source.ADDITIONAL);
  }
}
