package dk.dst.microdata.schemes.lawmodel.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.facts.legalbasis.LegalBasisForm;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.lawmodel.LawModelForm;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes in the registration, if its conditions are met. */
@Component
record RecordLawModelRegistrationDelegate(LawModelForm registration, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "complete-law-model");
    boolean asked = forms.asked(execution, "complete-law-model", LegalBasisForm.FIELD);
    registration.send(execution.getProcessBusinessKey(), answers, asked, actor.id());
  }
}
