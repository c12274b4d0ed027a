package dk.dst.microdata.schemes.authorisation.process;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.facts.institution.Associations;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.schemes.authorisation.AuthorisationProcess;
import dk.dst.microdata.schemes.authorisation.Authorisations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens a case for an institution that wants to be authorised, with whoever applies as its first employee. */
@Component
record OpenAuthorisationDelegate(Authorisations authorisations, Associations associations, AuthorisationProcess process,
    People people, SubmittedForms forms, Actor actor) implements JavaDelegate {

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
      people.associate(applicant.id(), applicant.name(), applicant.email(), Groups.APPLICANTS, institution);
    });
    String caseNumber = authorisations.open(institution, applicant.id());
    execution.setProcessBusinessKey(caseNumber);
    process.start(caseNumber, institution);
  }
}
