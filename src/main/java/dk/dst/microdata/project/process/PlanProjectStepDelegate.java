package dk.dst.microdata.project.process;

import dk.dst.microdata.process.Deadlines;
import dk.dst.microdata.process.Variable;
import dk.dst.microdata.project.ProjectOperation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds what is due in the project, and when something may be due next. */
@Component
class PlanProjectStepDelegate implements JavaDelegate {

  private final ProjectOperation projects;
  private final Deadlines deadlines;

  PlanProjectStepDelegate(ProjectOperation projects, Deadlines deadlines) {
    this.projects = projects;
    this.deadlines = deadlines;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    Variable.NEXT_STEP.set(execution, projects.nextStep(caseNumber).key());
    Variable.NEXT_DATE.set(execution, deadlines.startOf(projects.nextDate(caseNumber)));
  }
}
