package dk.dst.microdata.proposal.process;

import dk.dst.microdata.proposal.Deliveries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds what is to be delivered, and by whom. */
@Component
class PlanDeliveriesDelegate implements JavaDelegate {

  private final Deliveries deliveries;
  private final DeliveryNeeds needs;

  PlanDeliveriesDelegate(Deliveries deliveries, DeliveryNeeds needs) {
    this.deliveries = deliveries;
    this.needs = needs;
  }

  @Override
  public void execute(DelegateExecution execution) {
    deliveries.plan(execution.getProcessBusinessKey());
    needs.say(execution);
  }
}
