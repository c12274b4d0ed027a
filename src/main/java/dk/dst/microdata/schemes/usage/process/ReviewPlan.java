package dk.dst.microdata.schemes.usage.process;

import dk.dst.microdata.cases.task.Deadlines;
import dk.dst.microdata.schemes.usage.UsageReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When the life cycle of a database begins a review: its model asks at each date, as the date may have been missed. */
@Component("reviewPlan")
public record ReviewPlan(UsageReviews reviews, Deadlines deadlines) {

  /** The first moment of the day on which to look whether a review is due. */
  public String date(DelegateExecution execution) {
    return deadlines.startOf(reviews.next(execution.getProcessBusinessKey()));
  }

  public boolean isDue(DelegateExecution execution) {
    return reviews.isDue(execution.getProcessBusinessKey());
  }
}
