package dk.dst.microdata.database.process;

import dk.dst.microdata.database.ProjectDatabases;
import dk.dst.microdata.process.Deadlines;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the dates of the case what is due now, or when to look again. */
@Component
class PlanNextStepDelegate implements JavaDelegate {

  private final ProjectDatabases databases;
  private final Deadlines deadlines;

  PlanNextStepDelegate(ProjectDatabases databases, Deadlines deadlines) {
    this.databases = databases;
    this.deadlines = deadlines;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    Variable.NEXT_STEP.set(execution, databases.nextStep(caseNumber).key());
    Variable.NEXT_DATE.set(execution, deadlines.startOf(databases.nextDate(caseNumber)));
  }
}
