package dk.dst.microdata.schemes.breach.process;

import dk.dst.microdata.cases.task.FourEyes;
import dk.dst.microdata.schemes.breach.Breaches;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever has graded a breach cannot take the task of deciding what follows from it. */
@Component
record SanctionFourEyesListener(Breaches breaches) implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FourEyes.keepApart(task, breaches::hasGraded,
        "Bruddet i sag %s er vurderet af %s, som derfor ikke også kan afgøre sagen.");
  }
}
