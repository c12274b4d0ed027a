package dk.dst.microdata.usage.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.usage.UsageReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the institution's answer to the hearing. */
@Component
class RecordHearingAnswerDelegate implements JavaDelegate {

  private final UsageReviews reviews;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordHearingAnswerDelegate(UsageReviews reviews, SubmittedForms forms, Actor actor) {
    this.reviews = reviews;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "answer-hearing");
    reviews.answerHearing(execution.getProcessBusinessKey(), answers.text("answer"), actor.id());
  }
}
