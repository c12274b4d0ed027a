package dk.dst.microdata.usage.process;

import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.usage.UsageReviews;
import dk.dst.microdata.process.RefusalFilter;
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
    String caseNumber = task.getExecution().getProcessBusinessKey();
    if (task.getAssignee() != null && reviews.hasReviewed(caseNumber, task.getAssignee())) {
      throw RefusalFilter.noted(new InputRefused("Anvendelsen i sag " + caseNumber + " er vurderet af " + task.getAssignee()
          + ", som derfor ikke også kan afgøre sagen. En anden må tage opgaven."));
    }
  }
}
