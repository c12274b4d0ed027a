package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.application.LifecycleProcess;
import dk.dst.microdata.schemes.database.Managers;
import dk.dst.microdata.schemes.database.Shutdowns;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what FSE decides where nobody has been appointed in time. */
@Component
record RecordManagerFollowUpDelegate(Managers managers, SubmittedForms forms, Actor actor, Shutdowns shutdowns,
    LifecycleProcess lifecycle) implements JavaDelegate {

  private static final Variable<String> CONSEQUENCE = new Variable<>("managersStillMissing", String.class);

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
