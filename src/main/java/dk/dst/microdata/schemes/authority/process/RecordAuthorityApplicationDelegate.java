package dk.dst.microdata.schemes.authority.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.facts.legalbasis.LegalBasisForm;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.authority.AuthorityForm;
import dk.dst.microdata.schemes.authority.AuthoritySchemes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Receives what the applicant sends; what cannot be used is refused in the form. */
@Component
record RecordAuthorityApplicationDelegate(AuthoritySchemes schemes, AuthorityForm form, SubmittedForms forms,
    Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, AuthorityForm.ID);
    String caseNumber = execution.getProcessBusinessKey();
    boolean asked = forms.asked(execution, AuthorityForm.ID, LegalBasisForm.FIELD);
    schemes.submit(caseNumber, form.content(caseNumber, answers), asked ? LegalBasisForm.read(answers) : null,
        actor.id());
  }
}
