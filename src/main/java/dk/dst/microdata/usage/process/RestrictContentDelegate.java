package dk.dst.microdata.usage.process;

import dk.dst.microdata.usage.UsageReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the registers that leave out of the database. */
@Component
class RestrictContentDelegate implements JavaDelegate {

  private final UsageReviews reviews;

  RestrictContentDelegate(UsageReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.restrict(execution.getProcessBusinessKey());
  }
}
