package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.application.LifecycleProcess;
import dk.dst.microdata.schemes.database.Shutdowns;
import java.time.LocalDate;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** FSE undoes a shutdown that should not have been. */
@Component
record UndoShutdownDelegate(Shutdowns shutdowns, SubmittedForms forms, LifecycleProcess lifecycle, CaseRights rights,
    Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "undo-shutdown");
    String caseNumber = answers.text("closingCase").toUpperCase(Locale.ROOT);
    rights.mustBeAllowed(Command.UNDO_SHUTDOWN, caseNumber);
    String newEnd = answers.textOrEmpty("newEnd");
    shutdowns.undo(caseNumber, newEnd.isEmpty() ? null : LocalDate.parse(newEnd), answers.text("reason"), actor.id());
    execution.setProcessBusinessKey(caseNumber);
    lifecycle.shutdownUndone(caseNumber);
  }
}
