package dk.dst.microdata.schemes.authorisation.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.decision.Ruling;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.authorisation.AgreementPeople;
import dk.dst.microdata.schemes.authorisation.AuthorisationDecisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records FSE’s decision; with an approval the head can sign. */
@Component
record RecordAuthorisationApprovalDelegate(AuthorisationDecisions decisions, AgreementPeople people, SubmittedForms forms,
    Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "approve-authorisation");
    var ruling = Ruling.of(answers.text("ruling"));
    String caseNumber = execution.getProcessBusinessKey();
    decisions.approve(caseNumber, ruling, answers.text("reason"), actor.id());
    people.settleHead(caseNumber);
    Variable.OUTCOME.set(execution, ruling.key());
  }
}
