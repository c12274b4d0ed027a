package dk.dst.microdata.sanction.process;

import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.process.RefusalFilter;
import dk.dst.microdata.sanction.Breaches;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever has graded a breach cannot take the task of deciding what follows from it. */
@Component
class SanctionFourEyesListener implements TaskListener {

  private final Breaches breaches;

  SanctionFourEyesListener(Breaches breaches) {
    this.breaches = breaches;
  }

  @Override
  public void notify(DelegateTask task) {
    String caseNumber = task.getExecution().getProcessBusinessKey();
    if (task.getAssignee() != null && breaches.hasGraded(caseNumber, task.getAssignee())) {
      throw RefusalFilter.noted(new InputRefused("Bruddet i sag " + caseNumber + " er vurderet af "
          + task.getAssignee() + ", som derfor ikke også kan afgøre sagen. En anden må tage opgaven."));
    }
  }
}
