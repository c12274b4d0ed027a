package dk.dst.microdata.schemes.authorisation.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.authorisation.AgreementPeople;
import dk.dst.microdata.schemes.authorisation.AuthorisationDecisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the head signed the agreement. */
@Component
record RecordAuthorisationSignatureDelegate(AuthorisationDecisions decisions, AgreementPeople people, SubmittedForms forms,
    Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "sign-authorisation");
    boolean signed = answers.text("signature").equals("signed");
    String reason = signed ? accepted(answers) : answers.needed("reason", "Begrundelse for at afvise");
    String caseNumber = execution.getProcessBusinessKey();
    decisions.sign(caseNumber, signed, answers.textOrEmpty("digest"), reason, actor.id());
    people.settleHead(caseNumber);
    Variable.OUTCOME.set(execution, answers.text("signature"));
  }

  /** I5: the head accepts the responsibility. */
  private static String accepted(Answers answers) {
    answers.mustBeTicked("responsible", "Jeg er leder af miljøet");
    answers.mustBeTicked("informing", "Jeg sørger løbende for, at alle med adgang kender reglerne");
    return "";
  }
}
