package dk.dst.microdata.usage.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import dk.dst.microdata.usage.Measure;
import dk.dst.microdata.usage.UsageReviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what the reviewer decides or proposes. */
@Component
class RecordUsageDecisionDelegate implements JavaDelegate {

  private final UsageReviews reviews;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordUsageDecisionDelegate(UsageReviews reviews, SubmittedForms forms, Actor actor) {
    this.reviews = reviews;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "decide-usage");
    Measure measure = Measure.of(answers.text("measure"));
    reviews.decide(execution.getProcessBusinessKey(), measure, answers.chosen("leaving"),
        answers.chosen("observed"), answers.text("reason"), actor.id());
    Variable.OUTCOME.set(execution, measure.key());
  }
}
