package dk.dst.microdata.database.process;

import dk.dst.microdata.authorisation.process.AuthorisationProcess;
import dk.dst.microdata.database.Shutdowns;
import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.LifecycleProcess;
import dk.dst.microdata.process.SubmittedForms;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** FSE registers that an authorisation has lapsed or its agreement ended; what hangs on it is closed. */
@Component
class LapseAuthorisationDelegate implements JavaDelegate {

  private final Shutdowns shutdowns;
  private final SubmittedForms forms;
  private final LifecycleProcess lifecycle;
  private final AuthorisationProcess authorisation;
  private final Actor actor;

  LapseAuthorisationDelegate(Shutdowns shutdowns, SubmittedForms forms, LifecycleProcess lifecycle,
      AuthorisationProcess authorisation, Actor actor) {
    this.authorisation = authorisation;
    this.shutdowns = shutdowns;
    this.forms = forms;
    this.lifecycle = lifecycle;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "lapse-authorisation");
    int number = answers.number("authorisationNumber");
    var authorisationCase = authorisation.caseOf(number);
    shutdowns.lapseAuthorisation(number, LocalDate.parse(answers.text("lapsedOn")), answers.text("reason"),
        "agreementEnded".equals(answers.text("ending")), actor.id()).ifPresent(caseNumber -> {
          execution.setProcessBusinessKey(caseNumber);
          lifecycle.authorisationLost(caseNumber);
        });
    authorisationCase.ifPresent(authorisation::ended);
  }
}
