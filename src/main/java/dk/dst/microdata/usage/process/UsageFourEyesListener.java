package dk.dst.microdata.usage.process;

import dk.dst.microdata.usage.UsageReviews;
import dk.dst.microdata.process.FourEyes;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever has reviewed the use this time cannot take the task of deciding after the hearing. */
@Component
class UsageFourEyesListener implements TaskListener {

  private final UsageReviews reviews;

  UsageFourEyesListener(UsageReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void notify(DelegateTask task) {
    FourEyes.keepApart(task, reviews::hasReviewed, "Anvendelsen i sag %s er vurderet af %s,"
        + " som derfor ikke også kan afgøre sagen.");
  }
}
