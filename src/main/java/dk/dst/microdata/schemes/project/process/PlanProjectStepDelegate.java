package dk.dst.microdata.schemes.project.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.Deadlines;
import dk.dst.microdata.schemes.project.ProjectOperation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds what is due in the project, and when something may be due next. */
@Component
record PlanProjectStepDelegate(ProjectOperation projects, Deadlines deadlines) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    Variable.NEXT_STEP.set(execution, projects.nextStep(caseNumber).key());
    Variable.NEXT_DATE.set(execution, deadlines.startOf(projects.nextDate(caseNumber)));
  }
}
