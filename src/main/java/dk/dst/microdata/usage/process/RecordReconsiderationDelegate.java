package dk.dst.microdata.usage.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.LifecycleProcess;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.usage.Reconsiderations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the case is reopened, and wakes the life cycle where it is. */
@Component
class RecordReconsiderationDelegate implements JavaDelegate {

  private final Reconsiderations reconsiderations;
  private final SubmittedForms forms;
  private final LifecycleProcess lifecycle;
  private final Actor actor;

  RecordReconsiderationDelegate(Reconsiderations reconsiderations, SubmittedForms forms, LifecycleProcess lifecycle,
      Actor actor) {
    this.reconsiderations = reconsiderations;
    this.forms = forms;
    this.lifecycle = lifecycle;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    Answers answers = forms.take(execution, "reconsider-decision");
    boolean undone = reconsiderations.decide(caseNumber, answers.text("ruling").equals("reopened"),
        answers.text("reason"), actor.id());
    if (undone) {
      lifecycle.shutdownUndone(caseNumber);
    }
    lifecycle.lookAgain(caseNumber);
  }
}
