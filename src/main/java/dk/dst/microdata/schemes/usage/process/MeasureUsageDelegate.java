package dk.dst.microdata.schemes.usage.process;

import dk.dst.microdata.schemes.usage.UsageReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Measures how the project database is used. */
@Component
record MeasureUsageDelegate(UsageReviews reviews) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    reviews.measure(execution.getProcessBusinessKey());
  }
}
