package dk.dst.microdata.schemes.lawmodel.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.lawmodel.LawModelYearForm;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether FSE puts the model year in force. */
@Component
record RecordLawModelYearReviewDelegate(LawModelYearForm years, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "review-law-model-year");
    boolean approved = answers.text("yearRuling").equals("approved");
    String reason = approved ? answers.textOrEmpty("reason") : answers.needed("reason", "Begrundelse for at sende retur");
    years.review(execution.getProcessBusinessKey(), approved, reason, actor.id());
    Variable.OUTCOME.set(execution, approved ? "approved" : "returned");
  }
}
