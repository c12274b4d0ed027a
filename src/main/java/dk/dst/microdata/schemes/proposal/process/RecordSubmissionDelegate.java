package dk.dst.microdata.schemes.proposal.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.proposal.Proposals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the administrator sends the proposal on. */
@Component
record RecordSubmissionDelegate(Proposals proposals, SubmittedForms forms, Actor actor) implements JavaDelegate {

  private static final Variable<String> OUTCOME = new Variable<>("submissionOutcome", String.class);

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "submit-proposal");
    boolean submitted = answers.text("submission").equals("submitted");
    String reason = submitted ? "" : answers.needed("reason", "Begrundelse");
    proposals.submit(execution.getProcessBusinessKey(), submitted, reason, actor.id());
    OUTCOME.set(execution, submitted ? "submitted" : "returned");
  }
}
