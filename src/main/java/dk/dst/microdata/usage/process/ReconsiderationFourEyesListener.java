package dk.dst.microdata.usage.process;

import dk.dst.microdata.usage.Reconsiderations;
import dk.dst.microdata.process.FourEyes;
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
    FourEyes.keepApart(task, reconsiderations::hasDecided, "Anvendelsen i sag %s er vurderet eller afgjort af %s,"
        + " som derfor ikke også kan afgøre klagen.");
  }
}
