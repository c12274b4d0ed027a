package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.decision.Step;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.proposal.Deliveries;
import dk.dst.microdata.schemes.proposal.Deliveries.Source;
import dk.dst.microdata.schemes.proposal.DeliveryAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records that FSE has delivered what was ordered for the project alone, or what it cannot. */
@Component
record RecordPurchaseDelegate(Deliveries deliveries, DeliveryNeeds needs, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    Answers answers = forms.take(execution, "deliver-purchased");
    deliveries.conclude(caseNumber, Step.PURCHASE,
        DeliveryAnswers.read(answers, "delivery", deliveries.ready(caseNumber, Source.PURCHASE, Source.ADDITIONAL)),
        actor.id());
    needs.say(execution);
  }
}
