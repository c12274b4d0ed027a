package dk.dst.microdata.authorisation.process;

import dk.dst.microdata.authorisation.Authorisations;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records whether the head signed the agreement. */
@Component
class RecordAuthorisationSignatureDelegate implements JavaDelegate {

  private final Authorisations authorisations;
  private final AgreementPeople people;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordAuthorisationSignatureDelegate(Authorisations authorisations, AgreementPeople people, SubmittedForms forms,
      Actor actor) {
    this.authorisations = authorisations;
    this.people = people;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "sign-authorisation");
    boolean signed = answers.text("signature").equals("signed");
    String reason = signed ? accepted(answers) : answers.needed("reason", "Begrundelse for at afvise");
    String caseNumber = execution.getProcessBusinessKey();
    authorisations.sign(caseNumber, signed, reason, actor.id());
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
