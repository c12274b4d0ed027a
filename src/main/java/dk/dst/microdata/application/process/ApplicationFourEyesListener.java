package dk.dst.microdata.application.process;

import dk.dst.microdata.decision.Decisions;
import dk.dst.microdata.decision.Step;
import dk.dst.microdata.process.FourEyes;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever has reviewed an application cannot take the task of deciding it. */
@Component
class ApplicationFourEyesListener implements TaskListener {

  private final Decisions decisions;

  ApplicationFourEyesListener(Decisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public void notify(DelegateTask task) {
    FourEyes.keepApart(task, (caseNumber, person) -> decisions.hasTaken(caseNumber, Step.REVIEW, person),
        "Sag %s er vurderet af %s, som derfor ikke også kan afgøre den.");
  }
}
