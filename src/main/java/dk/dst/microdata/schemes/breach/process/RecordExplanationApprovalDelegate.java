package dk.dst.microdata.schemes.breach.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.breach.Breaches;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the explanation that access waits for is approved. */
@Component
record RecordExplanationApprovalDelegate(Breaches breaches, SubmittedForms forms, Actor actor) implements JavaDelegate {

  private static final Variable<String> OUTCOME = new Variable<>("explanationOutcome", String.class);

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "approve-explanation");
    String approval = answers.text("approval");
    breaches.approveExplanation(execution.getProcessBusinessKey(), approval.equals("approved"),
        answers.text("reason"), actor.id());
    OUTCOME.set(execution, approval);
  }
}
