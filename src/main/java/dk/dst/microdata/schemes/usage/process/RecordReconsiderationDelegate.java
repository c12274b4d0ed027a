package dk.dst.microdata.schemes.usage.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.application.LifecycleProcess;
import dk.dst.microdata.schemes.usage.Reconsiderations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the case is reopened, and wakes the life cycle where it is. */
@Component
record RecordReconsiderationDelegate(Reconsiderations reconsiderations, SubmittedForms forms,
    LifecycleProcess lifecycle, Actor actor) implements JavaDelegate {

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
