package dk.dst.microdata.schemes.authorisation.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.authorisation.Assessment;
import dk.dst.microdata.schemes.authorisation.AuthorisationDecisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the reviewer’s assessment of the institution and what they recommend. */
@Component
record RecordAuthorisationReviewDelegate(AuthorisationDecisions decisions, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  /** Not named as the field of the form: what stays in the process must never look like an answer. */
  private static final Variable<String> REVIEW = new Variable<>("reviewOutcome", String.class);

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "review-authorisation");
    var recommendation = Recommendation.of(answers.text("recommendation"));
    var assessment = new Assessment(answers.text("lasting"), answers.text("competenceAssessment"),
        answers.text("securityAssessment"), answers.text("reason"));
    decisions.review(execution.getProcessBusinessKey(), recommendation, assessment.text(), actor.id());
    REVIEW.set(execution, recommendation.key());
  }
}
