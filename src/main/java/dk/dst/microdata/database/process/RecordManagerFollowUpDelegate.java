package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Managers;
import dk.dst.microdata.database.Shutdowns;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.LifecycleProcess;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what FSE decides where nobody has been appointed in time. */
@Component
class RecordManagerFollowUpDelegate implements JavaDelegate {

  private static final Variable<String> CONSEQUENCE = new Variable<>("managersStillMissing", String.class);

  private final Managers managers;
  private final SubmittedForms forms;
  private final Actor actor;
  private final Shutdowns shutdowns;
  private final LifecycleProcess lifecycle;

  RecordManagerFollowUpDelegate(Managers managers, SubmittedForms forms, Actor actor, Shutdowns shutdowns,
      LifecycleProcess lifecycle) {
    this.managers = managers;
    this.forms = forms;
    this.actor = actor;
    this.shutdowns = shutdowns;
    this.lifecycle = lifecycle;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    Answers answers = forms.take(execution, "follow-up-managers");
    boolean shutDown = answers.text("consequence").equals("shutDown");
    managers.followUp(caseNumber, shutDown ? null : LocalDate.parse(answers.needed("newDeadline", "Ny frist")),
        answers.text("reason"), actor.id());
    CONSEQUENCE.set(execution, shutDown ? "shutDown" : "longer");
    if (shutDown) {
      shutdowns.begin(caseNumber, Shutdowns.Cause.MANAGERS_MISSING);
      lifecycle.operationStopped(caseNumber);
    }
  }
}
