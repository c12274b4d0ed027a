package dk.dst.microdata.schemes.usage.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.schemes.usage.UsageReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends a review without a result. The outcome of an earlier one must not be taken for this one's. */
@Component
record StopReviewDelegate(UsageReviews reviews) implements JavaDelegate {

  private static final Variable<String> USAGE_OUTCOME = new Variable<>("usageOutcome", String.class);

  @Override
  public void execute(DelegateExecution execution) {
    reviews.stop(execution.getProcessBusinessKey());
    USAGE_OUTCOME.set(execution, "stopped");
  }
}
