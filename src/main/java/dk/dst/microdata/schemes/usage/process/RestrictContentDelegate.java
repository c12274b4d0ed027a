package dk.dst.microdata.schemes.usage.process;

import dk.dst.microdata.schemes.usage.UsageReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the registers that leave out of the database. */
@Component
record RestrictContentDelegate(UsageReviews reviews) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    reviews.restrict(execution.getProcessBusinessKey());
  }
}
