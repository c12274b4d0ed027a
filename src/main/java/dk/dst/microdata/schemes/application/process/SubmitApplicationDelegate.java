package dk.dst.microdata.schemes.application.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.facts.legalbasis.LegalBasisForm;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.application.ApplicationForm;
import dk.dst.microdata.schemes.application.Applications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Receives what the applicant sends; what cannot be used is refused in the form. */
@Component
record SubmitApplicationDelegate(Applications applications, ApplicationForm form, SubmittedForms forms, Actor actor)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, ApplicationForm.ID);
    String caseNumber = execution.getProcessBusinessKey();
    boolean asked = forms.asked(execution, ApplicationForm.ID, LegalBasisForm.FIELD);
    var sent = form.readSent(caseNumber, answers);
    applications.submit(caseNumber, answers.text("title"), sent.content(), asked ? sent.legalBasis() : null, actor.id());
  }
}
