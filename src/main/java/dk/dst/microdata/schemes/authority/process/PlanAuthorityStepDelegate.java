package dk.dst.microdata.schemes.authority.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.Deadlines;
import dk.dst.microdata.schemes.authority.AuthorityOperation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds what is due in the agreement, and when something may be due next. */
@Component
record PlanAuthorityStepDelegate(AuthorityOperation operation, Deadlines deadlines) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    Variable.NEXT_STEP.set(execution, operation.nextStep(caseNumber));
    Variable.NEXT_DATE.set(execution, deadlines.startOf(operation.nextDate(caseNumber)));
  }
}
