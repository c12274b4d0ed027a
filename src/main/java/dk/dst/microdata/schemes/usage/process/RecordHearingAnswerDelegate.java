package dk.dst.microdata.schemes.usage.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.usage.UsageReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records the institution's answer to the hearing. */
@Component
record RecordHearingAnswerDelegate(UsageReviews reviews, SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "answer-hearing");
    reviews.answerHearing(execution.getProcessBusinessKey(), answers.text("answer"), actor.id());
  }
}
