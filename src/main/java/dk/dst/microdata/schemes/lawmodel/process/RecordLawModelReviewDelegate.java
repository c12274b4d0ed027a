package dk.dst.microdata.schemes.lawmodel.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.decision.Recommendation;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.lawmodel.LawModelDecisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the reviewer found of the registration, and what they recommend. */
@Component
record RecordLawModelReviewDelegate(LawModelDecisions decisions, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  /** Not named as the field of the form: what stays in the process must never look like an answer. */
  private static final Variable<String> REVIEW = new Variable<>("reviewOutcome", String.class);

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "review-law-model");
    var recommendation = Recommendation.of(answers.text("recommendation"));
    decisions.review(execution.getProcessBusinessKey(), recommendation, answers.text("reason"), actor.id());
    REVIEW.set(execution, recommendation.key());
  }
}
