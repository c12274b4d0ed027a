package dk.dst.microdata.schemes.authorisation.process;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.authorisation.AuthorisationForm;
import dk.dst.microdata.schemes.authorisation.Authorisations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Receives what the applicant sends; what cannot be used is refused in the form. */
@Component
record SubmitAuthorisationDelegate(Authorisations authorisations, AuthorisationForm form, People people,
    SubmittedForms forms, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.take(execution, AuthorisationForm.ID);
    var fse = people.of(Groups.REVIEWERS, Groups.APPROVERS, Groups.OWNERS).keySet();
    authorisations.submit(execution.getProcessBusinessKey(), form.content(answers, fse), actor.id());
  }
}
