package dk.dst.microdata.authorisation.process;

import dk.dst.microdata.decision.Decisions;
import dk.dst.microdata.decision.Step;
import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.process.RefusalFilter;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever has reviewed an institution cannot take the task of deciding its authorisation. */
@Component
class AuthorisationFourEyesListener implements TaskListener {

  private final Decisions decisions;

  AuthorisationFourEyesListener(Decisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public void notify(DelegateTask task) {
    String caseNumber = task.getExecution().getProcessBusinessKey();
    if (task.getAssignee() != null && decisions.hasTaken(caseNumber, Step.AUTHORISATION_REVIEW, task.getAssignee())) {
      throw RefusalFilter.noted(new InputRefused("Sag " + caseNumber + " er vurderet af " + task.getAssignee()
          + ", som derfor ikke også kan afgøre den. En anden må tage opgaven."));
    }
  }
}
