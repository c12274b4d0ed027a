package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.proposal.Deliveries;
import dk.dst.microdata.schemes.proposal.Deliveries.Source;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that FSE has delivered what was ordered for the project alone, or that it cannot. */
@Component
record RecordPurchaseDelegate(Deliveries deliveries, SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "deliver-purchased");
    boolean delivered = answers.text("delivery").equals("delivered");
    String remark = delivered ? answers.textOrEmpty("remark") : answers.needed("remark", "Bemærkning");
    deliveries.conclude(execution.getProcessBusinessKey(), Step.PURCHASE, delivered, remark, actor.id(),
        Source.PURCHASE, Source.ADDITIONAL);
  }
}
