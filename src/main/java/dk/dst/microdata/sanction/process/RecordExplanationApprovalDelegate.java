package dk.dst.microdata.sanction.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import dk.dst.microdata.sanction.Breaches;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the explanation that access waits for is approved. */
@Component
class RecordExplanationApprovalDelegate implements JavaDelegate {

  private static final Variable<String> OUTCOME = new Variable<>("explanationOutcome", String.class);

  private final Breaches breaches;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordExplanationApprovalDelegate(Breaches breaches, SubmittedForms forms, Actor actor) {
    this.breaches = breaches;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "approve-explanation");
    String approval = answers.text("approval");
    breaches.approveExplanation(execution.getProcessBusinessKey(), approval.equals("approved"),
        answers.text("reason"), actor.id());
    OUTCOME.set(execution, approval);
  }
}
