package dk.dst.microdata.schemes.authority.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.authority.AuthorityDecisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the reviewer’s assessment of the authority and what they recommend. */
@Component
record RecordAuthorityReviewDelegate(AuthorityDecisions decisions, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  /** Not named as the field of the form: what stays in the process must never look like an answer. */
  private static final Variable<String> REVIEW = new Variable<>("reviewOutcome", String.class);

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "review-authority");
    var recommendation = Recommendation.of(answers.text("recommendation"));
    decisions.review(execution.getProcessBusinessKey(), recommendation, "Ressortområde: "
        + answers.text("remitAssessment") + "\nMiljø og datasikkerhed: " + answers.text("securityAssessment")
        + "\nBegrundelse: " + answers.text("reason"), actor.id());
    REVIEW.set(execution, recommendation.key());
  }
}
