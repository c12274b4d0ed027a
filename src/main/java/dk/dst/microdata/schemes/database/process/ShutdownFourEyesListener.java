package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.task.FourEyes;
import dk.dst.microdata.schemes.database.Shutdowns;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Whoever confirmed the deletion cannot take the task of confirming the shutdown. */
@Component
record ShutdownFourEyesListener(Shutdowns shutdowns) implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    FourEyes.keepApart(task, shutdowns::hasConfirmedDeletion, "Sletningen i sag %s er bekræftet af %s,"
        + " som derfor ikke også kan bekræfte nedlæggelsen.");
  }
}
