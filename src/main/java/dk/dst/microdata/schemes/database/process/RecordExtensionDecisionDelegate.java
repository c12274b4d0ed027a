package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.database.Extensions;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Records whether FSE extends the term, for how long, and whether a second person is to decide as well. In models from
 * before an extension was an agreement, whoever decides does so alone, and it is in force.
 */
@Component
record RecordExtensionDecisionDelegate(Extensions extensions, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "decide-extension");
    String caseNumber = execution.getProcessBusinessKey();
    String decision = answers.text("decision");
    if (decision.equals("shorter")) {
      extensions.shorten(caseNumber, LocalDate.parse(answers.needed("shorterEnd", "Kortere ophørsdato")));
    } else if (execution.getBpmnModelInstance().getModelElementById("userTask_signExtension") == null) {
      extensions.decideAlone(caseNumber, decision.equals("extended"), answers.text("reason"), actor.id());
    } else if (extensions.decide(caseNumber, decision.equals("extended"), answers.text("reason"), actor.id())) {
      decision = "second";
    }
    Variable.OUTCOME.set(execution, decision);
  }
}
