package dk.dst.microdata.authorisation.process;

import dk.dst.microdata.application.Ruling;
import dk.dst.microdata.authorisation.Authorisations;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records FSE’s decision; with an approval the head can sign. */
@Component
class RecordAuthorisationApprovalDelegate implements JavaDelegate {

  private final Authorisations authorisations;
  private final AgreementPeople people;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordAuthorisationApprovalDelegate(Authorisations authorisations, AgreementPeople people, SubmittedForms forms,
      Actor actor) {
    this.authorisations = authorisations;
    this.people = people;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "approve-authorisation");
    var ruling = Ruling.of(answers.text("ruling"));
    String caseNumber = execution.getProcessBusinessKey();
    authorisations.approve(caseNumber, ruling, answers.text("reason"), actor.id());
    people.settleHead(caseNumber);
    Variable.OUTCOME.set(execution, ruling.key());
  }
}
