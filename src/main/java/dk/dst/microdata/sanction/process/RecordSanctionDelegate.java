package dk.dst.microdata.sanction.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.process.Variable;
import dk.dst.microdata.sanction.Breaches;
import dk.dst.microdata.sanction.Sanction;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what FSE decides; access is closed from the same moment. */
@Component
class RecordSanctionDelegate implements JavaDelegate {

  private static final Variable<Boolean> SANCTIONED = new Variable<>("isSanctioned", Boolean.class);

  private final Breaches breaches;
  private final SubmittedForms forms;
  private final Actor actor;

  RecordSanctionDelegate(Breaches breaches, SubmittedForms forms, Actor actor) {
    this.breaches = breaches;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String caseNumber = execution.getProcessBusinessKey();
    breaches.holdInstitutionOf(caseNumber); // before the form is read: what it offers depends on the other breaches
    Answers answers = forms.take(execution, "decide-sanction");
    Sanction sanction = Sanction.of(answers);
    breaches.decide(caseNumber, sanction, answers.text("reason"), actor.id());
    SANCTIONED.set(execution, sanction.isSanction());
  }
}
