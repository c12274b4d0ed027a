package dk.dst.microdata.schemes.usage.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.usage.Measure;
import dk.dst.microdata.schemes.usage.UsageReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records FSE's decision after the hearing. */
@Component
record RecordMeasureDelegate(UsageReviews reviews, SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "confirm-measure");
    Measure measure = Measure.of(answers.text("measure"));
    reviews.confirm(execution.getProcessBusinessKey(), measure, answers.text("reason"), actor.id());
    Variable.OUTCOME.set(execution, measure.key());
  }
}
