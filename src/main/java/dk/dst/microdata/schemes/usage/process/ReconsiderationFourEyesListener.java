package dk.dst.microdata.schemes.usage.process;

import dk.dst.microdata.cases.task.FourEyes;
import dk.dst.microdata.schemes.usage.Reconsiderations;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever reviewed the use or decided cannot take the task of deciding about the complaint. */
@Component
record ReconsiderationFourEyesListener(Reconsiderations reconsiderations) implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FourEyes.keepApart(task, reconsiderations::hasDecided, "Anvendelsen i sag %s er vurderet eller afgjort af %s,"
        + " som derfor ikke også kan afgøre klagen.");
  }
}
