package dk.dst.microdata.usage.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.usage.UsageReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the managers say of the measurement. */
@Component
class RecordUsageCommentDelegate implements JavaDelegate {

  private final UsageReviews reviews;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordUsageCommentDelegate(UsageReviews reviews, SubmittedForms forms, Actor actor) {
    this.reviews = reviews;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "comment-usage");
    reviews.comment(execution.getProcessBusinessKey(), answers.text("comment"), actor.id());
  }
}
