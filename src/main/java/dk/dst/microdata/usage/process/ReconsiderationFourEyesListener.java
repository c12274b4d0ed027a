package dk.dst.microdata.usage.process;

import dk.dst.microdata.usage.Reconsiderations;
import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.process.RefusalFilter;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever reviewed the use or decided cannot take the task of deciding about the complaint. */
@Component
class ReconsiderationFourEyesListener implements TaskListener {

  private final Reconsiderations reconsiderations;

  ReconsiderationFourEyesListener(Reconsiderations reconsiderations) {
    this.reconsiderations = reconsiderations;
  }

  @Override
  public void notify(DelegateTask task) {
    String caseNumber = task.getExecution().getProcessBusinessKey();
    if (task.getAssignee() != null && reconsiderations.hasDecided(caseNumber, task.getAssignee())) {
      throw RefusalFilter.noted(new InputRefused("Anvendelsen i sag " + caseNumber + " er vurderet eller afgjort af " + task.getAssignee()
          + ", som derfor ikke også kan afgøre klagen. En anden må tage opgaven."));
    }
  }
}
