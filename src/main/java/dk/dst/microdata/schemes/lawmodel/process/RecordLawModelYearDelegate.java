package dk.dst.microdata.schemes.lawmodel.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.facts.legalbasis.LegalBasisForm;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.lawmodel.LawModelYearForm;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes in a new model year. */
@Component
record RecordLawModelYearDelegate(LawModelYearForm years, SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, "renew-law-model");
    boolean asked = forms.asked(execution, "renew-law-model", LegalBasisForm.FIELD);
    years.send(execution.getProcessBusinessKey(), answers, asked, actor.id());
  }
}
