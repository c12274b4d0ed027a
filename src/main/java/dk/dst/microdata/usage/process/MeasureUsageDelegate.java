package dk.dst.microdata.usage.process;

import dk.dst.microdata.usage.UsageReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Measures how the project database is used. */
@Component
class MeasureUsageDelegate implements JavaDelegate {

  private final UsageReviews reviews;

  MeasureUsageDelegate(UsageReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.measure(execution.getProcessBusinessKey());
  }
}
