package dk.dst.microdata.sanction.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import dk.dst.microdata.sanction.Breaches;
import dk.dst.microdata.sanction.Grading;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what FSE finds the breach to be. */
@Component
class RecordGradeDelegate implements JavaDelegate {

  private static final Variable<String> OUTCOME = new Variable<>("gradeOutcome", String.class);

  private final Breaches breaches;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordGradeDelegate(Breaches breaches, SubmittedForms forms, Actor actor) {
    this.breaches = breaches;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "grade-breach");
    var outcome = Grading.Outcome.of(answers.text("grading"));
    breaches.grade(execution.getProcessBusinessKey(), new Grading(outcome, answers.ticked("explanationGood")),
        answers.text("reason"), actor.id());
    OUTCOME.set(execution, outcome.key());
  }
}
