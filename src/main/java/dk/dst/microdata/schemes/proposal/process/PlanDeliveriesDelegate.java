package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.schemes.proposal.Deliveries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds what is to be delivered, and by whom. */
@Component
record PlanDeliveriesDelegate(Deliveries deliveries, DeliveryNeeds needs) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    deliveries.plan(execution.getProcessBusinessKey());
    needs.say(execution);
  }
}
