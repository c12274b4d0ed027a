package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Shutdowns;
import dk.dst.microdata.process.FourEyes;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever confirmed the deletion cannot take the task of confirming the shutdown. */
@Component
class ShutdownFourEyesListener implements TaskListener {

  private final Shutdowns shutdowns;

  ShutdownFourEyesListener(Shutdowns shutdowns) {
    this.shutdowns = shutdowns;
  }

  @Override
  public void notify(DelegateTask task) {
    FourEyes.keepApart(task, shutdowns::hasConfirmedDeletion, "Sletningen i sag %s er bekræftet af %s,"
        + " som derfor ikke også kan bekræfte nedlæggelsen.");
  }
}
