package dk.dst.microdata.schemes.breach.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.breach.Breaches;
import dk.dst.microdata.schemes.breach.Grading;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what FSE finds the breach to be. */
@Component
record RecordGradeDelegate(Breaches breaches, SubmittedForms forms, Actor actor) implements JavaDelegate {

  private static final Variable<String> OUTCOME = new Variable<>("gradeOutcome", String.class);

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "grade-breach");
    var outcome = Grading.Outcome.of(answers.text("grading"));
    breaches.grade(execution.getProcessBusinessKey(), new Grading(outcome, answers.ticked("explanationGood")),
        answers.text("reason"), actor.id());
    OUTCOME.set(execution, outcome.key());
  }
}
