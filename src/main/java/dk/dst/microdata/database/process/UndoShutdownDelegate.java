package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Shutdowns;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.CaseRights;
import dk.dst.microdata.process.LifecycleProcess;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.rights.Command;
import java.time.LocalDate;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** FSE undoes a shutdown that should not have been. */
@Component
class UndoShutdownDelegate implements JavaDelegate {

  private final Shutdowns shutdowns;
  private final SubmittedForms forms;
  private final LifecycleProcess lifecycle;
  private final CaseRights rights;
  private final Actor actor;

  UndoShutdownDelegate(Shutdowns shutdowns, SubmittedForms forms, LifecycleProcess lifecycle, CaseRights rights,
      Actor actor) {
    this.shutdowns = shutdowns;
    this.forms = forms;
    this.lifecycle = lifecycle;
    this.rights = rights;
    this.actor = actor;
  }

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
