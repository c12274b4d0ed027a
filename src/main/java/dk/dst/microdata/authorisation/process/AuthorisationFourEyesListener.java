package dk.dst.microdata.authorisation.process;

import dk.dst.microdata.decision.Decisions;
import dk.dst.microdata.decision.Step;
import dk.dst.microdata.process.FourEyes;
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
    FourEyes.keepApart(task, (caseNumber, person) -> decisions.hasTaken(caseNumber, Step.AUTHORISATION_REVIEW, person),
        "Sag %s er vurderet af %s, som derfor ikke også kan afgøre den.");
  }
}
