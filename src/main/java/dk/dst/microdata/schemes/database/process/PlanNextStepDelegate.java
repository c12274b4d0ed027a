package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.Deadlines;
import dk.dst.microdata.schemes.database.Extensions;
import dk.dst.microdata.schemes.database.NextStep;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Asks the dates of the case what is due now, or when to look again. The question about an extension counts as put from
 * here on: the timer that ends the wait for its answer is set before the called process begins, and counts from it. In
 * a case that could not follow from a model in which reviews did not run beside, they are a step as they were.
 */
@Component
record PlanNextStepDelegate(ProjectDatabases databases, Extensions extensions, Deadlines deadlines)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    NextStep next = databases.nextStep(caseNumber);
    LocalDate date = databases.nextDate(caseNumber);
    if (execution.getBpmnModelInstance().getModelElementById("subProcess_usageReviews") == null) {
      next = next == NextStep.WAIT && databases.isReviewDue(caseNumber) ? NextStep.USAGE_REVIEW : next;
      LocalDate review = databases.nextReview(caseNumber);
      date = review.isBefore(date) ? review : date;
    }
    if (next == NextStep.EXTENSION) {
      extensions.open(caseNumber);
    }
    Variable.NEXT_STEP.set(execution, next.key());
    Variable.NEXT_DATE.set(execution, deadlines.startOf(date));
  }
}
