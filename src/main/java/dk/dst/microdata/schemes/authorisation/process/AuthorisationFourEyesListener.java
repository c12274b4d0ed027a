package dk.dst.microdata.schemes.authorisation.process;

import dk.dst.microdata.cases.task.FourEyes;
import dk.dst.microdata.ground.decision.Decisions;
import dk.dst.microdata.ground.decision.Step;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever has reviewed an institution cannot take the task of deciding its authorisation. */
@Component
record AuthorisationFourEyesListener(Decisions decisions) implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FourEyes.keepApart(task, (caseNumber, person) -> decisions.hasTaken(caseNumber, Step.AUTHORISATION_REVIEW, person),
        "Sag %s er vurderet af %s, som derfor ikke også kan afgøre den.");
  }
}
