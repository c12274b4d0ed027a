package dk.dst.microdata.authorisation.process;

import dk.dst.microdata.authorisation.AuthorisationForm;
import dk.dst.microdata.authorisation.Authorisations;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.AccessRights;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.People;
import dk.dst.microdata.process.SubmittedForms;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Receives what the applicant sends; what cannot be used is refused in the form. */
@Component
class SubmitAuthorisationDelegate implements JavaDelegate {

  private final Authorisations authorisations;
  private final AuthorisationForm form;
  private final People people;
  private final SubmittedForms forms;
  private final Actor actor;

  SubmitAuthorisationDelegate(Authorisations authorisations, AuthorisationForm form, People people,
      SubmittedForms forms, Actor actor) {
    this.authorisations = authorisations;
    this.form = form;
    this.people = people;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, AuthorisationForm.ID);
    var fse = people.of(AccessRights.REVIEWERS, AccessRights.APPROVERS, AccessRights.OWNERS).keySet();
    authorisations.submit(execution.getProcessBusinessKey(), form.content(answers, fse), actor.id());
  }
}
