package dk.dst.microdata.authorisation.process;

import dk.dst.microdata.authorisation.Authorisations;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.institution.Associations;
import dk.dst.microdata.process.AccessRights;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.People;
import dk.dst.microdata.process.SubmittedForms;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens a case for an institution that wants to be authorised, with whoever applies as its first employee. */
@Component
class OpenAuthorisationDelegate implements JavaDelegate {

  private final Authorisations authorisations;
  private final Associations associations;
  private final AuthorisationProcess process;
  private final People people;
  private final SubmittedForms forms;
  private final Actor actor;

  OpenAuthorisationDelegate(Authorisations authorisations, Associations associations, AuthorisationProcess process,
      People people, SubmittedForms forms, Actor actor) {
    this.authorisations = authorisations;
    this.associations = associations;
    this.process = process;
    this.people = people;
    this.forms = forms;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "start-authorisation");
    if (actor.isFse()) {
      throw new InputRefused("Ansatte i Forskningsservice kan ikke ansøge om autorisation for en institution.");
    }
    People.Account applicant = people.account(actor.id());
    String institution = authorisations.institution(answers.text("name"), applicant.id());
    associations.found(institution, applicant.id(), applicant.name(), applicant.email());
    people.asSystem(() -> {
      people.institution(institution, answers.text("name"));
      people.associate(applicant.id(), applicant.name(), applicant.email(), AccessRights.APPLICANTS, institution);
    });
    String caseNumber = authorisations.open(institution, applicant.id());
    execution.setProcessBusinessKey(caseNumber);
    process.start(caseNumber, institution);
  }
}
