package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.Deadlines;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the dates of the case what is due now, or when to look again. */
@Component
record PlanNextStepDelegate(ProjectDatabases databases, Deadlines deadlines) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    Variable.NEXT_STEP.set(execution, databases.nextStep(caseNumber).key());
    Variable.NEXT_DATE.set(execution, deadlines.startOf(databases.nextDate(caseNumber)));
  }
}
