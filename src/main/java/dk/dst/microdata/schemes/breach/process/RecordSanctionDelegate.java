package dk.dst.microdata.schemes.breach.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.breach.Breaches;
import dk.dst.microdata.schemes.breach.Sanction;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Records what FSE decides; access is closed from the same moment. */
@Component
record RecordSanctionDelegate(Breaches breaches, SubmittedForms forms, Actor actor) implements JavaDelegate {

  private static final Variable<Boolean> SANCTIONED = new Variable<>("isSanctioned", Boolean.class);

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
