package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.TasksBeside;
import dk.dst.microdata.schemes.proposal.Deliveries;
import dk.dst.microdata.schemes.proposal.Deliveries.Source;
import dk.dst.microdata.schemes.proposal.Deliveries.Standing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What is left to be done before the data are delivered, for the questions of the model. */
@Component
record DeliveryNeeds(Deliveries deliveries, TasksBeside beside) {

  private static final Variable<Boolean> APPROVAL = new Variable<>("approvalNeeded", Boolean.class);
  private static final Variable<String> EXTRACTION = new Variable<>("extractionStands", String.class);
  private static final Variable<String> PURCHASE = new Variable<>("purchaseStands", String.class);
  // of the model in which one delivery followed the other
  private static final Variable<Boolean> FROM_DATABASE = new Variable<>("fromDatabase", Boolean.class);
  private static final Variable<Boolean> PURCHASED = new Variable<>("purchased", Boolean.class);

  void say(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    Standing extraction = deliveries.standing(caseNumber, Source.DATABASE);
    Standing purchase = deliveries.standing(caseNumber, Source.PURCHASE, Source.ADDITIONAL);
    set(FROM_DATABASE, extraction != Standing.CONCLUDED, execution);
    set(PURCHASED, purchase != Standing.CONCLUDED, execution);
    set(APPROVAL, deliveries.isApprovalNeeded(caseNumber), execution);
    set(EXTRACTION, extraction.name(), execution);
    set(PURCHASE, purchase.name(), execution);
  }

  private <T> void set(Variable<T> variable, T value, DelegateExecution execution) {
    variable.set(execution, value);
    beside.follow(execution, variable.name(), value);
  }
}
