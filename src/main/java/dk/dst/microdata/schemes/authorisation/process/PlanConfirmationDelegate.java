package dk.dst.microdata.schemes.authorisation.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.Deadlines;
import dk.dst.microdata.schemes.authorisation.Confirmations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds when the institution is asked to confirm; a day that has passed is asked about at once. */
@Component
record PlanConfirmationDelegate(Confirmations confirmations, Deadlines deadlines) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Variable.NEXT_DATE.set(execution,
        deadlines.startOf(confirmations.next(execution.getProcessBusinessKey())));
  }
}
