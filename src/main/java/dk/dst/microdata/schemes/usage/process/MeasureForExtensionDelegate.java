package dk.dst.microdata.schemes.usage.process;

import dk.dst.microdata.schemes.usage.UsageReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Measures the use for deciding an extension. */
@Component
record MeasureForExtensionDelegate(UsageReviews reviews) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    reviews.measureForExtension(execution.getProcessBusinessKey());
  }
}
