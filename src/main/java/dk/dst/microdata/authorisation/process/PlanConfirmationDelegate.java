package dk.dst.microdata.authorisation.process;

import dk.dst.microdata.authorisation.Confirmations;
import dk.dst.microdata.process.Deadlines;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds when the institution is asked to confirm; a day that has passed is asked about at once. */
@Component
class PlanConfirmationDelegate implements JavaDelegate {

  private final Confirmations confirmations;
  private final Deadlines deadlines;

  PlanConfirmationDelegate(Confirmations confirmations, Deadlines deadlines) {
    this.confirmations = confirmations;
    this.deadlines = deadlines;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Variable.NEXT_DATE.set(execution,
        deadlines.startOf(confirmations.next(execution.getProcessBusinessKey())));
  }
}
