package dk.dst.microdata.schemes.usage.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.usage.UsageReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the managers say of the measurement. */
@Component
record RecordUsageCommentDelegate(UsageReviews reviews, SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "comment-usage");
    reviews.comment(execution.getProcessBusinessKey(), answers.text("comment"), actor.id());
  }
}
