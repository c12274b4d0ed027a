package dk.dst.microdata.schemes.lawmodel.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.Deadlines;
import dk.dst.microdata.schemes.lawmodel.LawModelOperation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds when the ministry is asked to confirm; a day that has passed is asked about at once. */
@Component
record PlanLawModelConfirmationDelegate(LawModelOperation operation, Deadlines deadlines) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Variable.NEXT_DATE.set(execution, deadlines.startOf(operation.next(execution.getProcessBusinessKey())));
  }
}
