package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.schemes.proposal.Deliveries;
import dk.dst.microdata.schemes.proposal.Deliveries.Source;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What is left to be done before the data are delivered, for the questions of the model. */
@Component
record DeliveryNeeds(Deliveries deliveries) {

  private static final Variable<Boolean> APPROVAL = new Variable<>("approvalNeeded", Boolean.class);
  private static final Variable<Boolean> DATABASE = new Variable<>("fromDatabase", Boolean.class);
  private static final Variable<Boolean> PURCHASE = new Variable<>("purchased", Boolean.class);

  void say(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    APPROVAL.set(execution, deliveries.isApprovalNeeded(caseNumber));
    DATABASE.set(execution, deliveries.hasOpen(caseNumber, Source.DATABASE));
    PURCHASE.set(execution, deliveries.hasOpen(caseNumber, Source.PURCHASE, Source.ADDITIONAL));
  }
}
