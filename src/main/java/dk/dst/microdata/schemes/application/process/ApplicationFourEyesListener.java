package dk.dst.microdata.schemes.application.process;

import dk.dst.microdata.cases.task.FourEyes;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever has reviewed an application cannot take the task of deciding it. */
@Component
record ApplicationFourEyesListener(Decisions decisions) implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FourEyes.keepApart(task, (caseNumber, person) -> decisions.hasTaken(caseNumber, Step.REVIEW, person),
        "Sag %s er vurderet af %s, som derfor ikke også kan afgøre den.");
  }
}
