package dk.dst.microdata.proposal.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import dk.dst.microdata.proposal.Proposals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the administrator sends the proposal on. */
@Component
class RecordSubmissionDelegate implements JavaDelegate {

  private static final Variable<String> OUTCOME = new Variable<>("submissionOutcome", String.class);

  private final Proposals proposals;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordSubmissionDelegate(Proposals proposals, SubmittedForms forms, Actor actor) {
    this.proposals = proposals;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "submit-proposal");
    boolean submitted = answers.text("submission").equals("submitted");
    String reason = submitted ? "" : answers.needed("reason", "Begrundelse");
    proposals.submit(execution.getProcessBusinessKey(), submitted, reason, actor.id());
    OUTCOME.set(execution, submitted ? "submitted" : "returned");
  }
}
