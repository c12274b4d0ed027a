package dk.dst.microdata.application.process;

import dk.dst.microdata.application.Applications;
import dk.dst.microdata.application.Recommendation;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the reviewer recommends. */
@Component
class RecordReviewDelegate implements JavaDelegate {

  /** Not named as the field of the form: what stays in the process must never look like an answer. */
  private static final Variable<String> REVIEW = new Variable<>("reviewOutcome", String.class);

  private final Applications applications;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordReviewDelegate(Applications applications, SubmittedForms forms, Actor actor) {
    this.applications = applications;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "review-application");
    var recommendation = Recommendation.of(answers.text("recommendation"));
    applications.review(execution.getProcessBusinessKey(), recommendation, answers.text("reason"), actor.id());
    REVIEW.set(execution, recommendation.key());
  }
}
