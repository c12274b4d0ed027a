package dk.dst.microdata.sanction.process;

import dk.dst.microdata.process.FourEyes;
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
    FourEyes.keepApart(task, breaches::hasGraded,
        "Bruddet i sag %s er vurderet af %s, som derfor ikke også kan afgøre sagen.");
  }
}
