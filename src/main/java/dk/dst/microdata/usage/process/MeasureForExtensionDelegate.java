package dk.dst.microdata.usage.process;

import dk.dst.microdata.usage.UsageReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Measures the use for deciding an extension. */
@Component
class MeasureForExtensionDelegate implements JavaDelegate {

  private final UsageReviews reviews;

  MeasureForExtensionDelegate(UsageReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.measureForExtension(execution.getProcessBusinessKey());
  }
}
