package dk.dst.microdata.schemes.usage.process;

import dk.dst.microdata.cases.task.FourEyes;
import dk.dst.microdata.schemes.usage.UsageReviews;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever has reviewed the use this time cannot take the task of deciding after the hearing. */
@Component
record UsageFourEyesListener(UsageReviews reviews) implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FourEyes.keepApart(task, reviews::hasReviewed, "Anvendelsen i sag %s er vurderet af %s,"
        + " som derfor ikke også kan afgøre sagen.");
  }
}
