package dk.dst.microdata.authorisation.process;

import dk.dst.microdata.application.Recommendation;
import dk.dst.microdata.authorisation.Assessment;
import dk.dst.microdata.authorisation.Authorisations;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the reviewer’s assessment of the institution and what they recommend. */
@Component
class RecordAuthorisationReviewDelegate implements JavaDelegate {

  /** Not named as the field of the form: what stays in the process must never look like an answer. */
  private static final Variable<String> REVIEW = new Variable<>("reviewOutcome", String.class);

  private final Authorisations authorisations;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordAuthorisationReviewDelegate(Authorisations authorisations, SubmittedForms forms, Actor actor) {
    this.authorisations = authorisations;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "review-authorisation");
    var recommendation = Recommendation.of(answers.text("recommendation"));
    var assessment = new Assessment(answers.text("lasting"), answers.text("competenceAssessment"),
        answers.text("securityAssessment"), answers.text("reason"));
    authorisations.review(execution.getProcessBusinessKey(), recommendation, assessment.text(), actor.id());
    REVIEW.set(execution, recommendation.key());
  }
}
