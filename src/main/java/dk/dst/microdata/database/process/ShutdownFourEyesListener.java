package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Shutdowns;
import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.process.RefusalFilter;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever confirmed the deletion cannot take the task of confirming the shutdown. */
@Component
class ShutdownFourEyesListener implements TaskListener {

  private final Shutdowns shutdowns;

  ShutdownFourEyesListener(Shutdowns shutdowns) {
    this.shutdowns = shutdowns;
  }

  @Override
  public void notify(DelegateTask task) {
    String caseNumber = task.getExecution().getProcessBusinessKey();
    if (task.getAssignee() != null && shutdowns.hasConfirmedDeletion(caseNumber, task.getAssignee())) {
      throw RefusalFilter.noted(new InputRefused("Sletningen i sag " + caseNumber + " er bekræftet af " + task.getAssignee()
          + ", som derfor ikke også kan bekræfte nedlæggelsen. En anden må tage opgaven."));
    }
  }
}
