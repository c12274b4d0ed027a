package dk.dst.microdata.schemes.authorisation.process;

import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.schemes.application.LifecycleProcess;
import dk.dst.microdata.schemes.authorisation.AuthorisationProcess;
import dk.dst.microdata.schemes.authorisation.EndedAuthorisations;
import dk.dst.microdata.schemes.database.Shutdowns;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** FSE registers that an authorisation has lapsed or its agreement ended; what hangs on it is closed. */
@Component
record LapseAuthorisationDelegate(EndedAuthorisations ended, Shutdowns shutdowns, SubmittedForms forms,
    LifecycleProcess lifecycle, AuthorisationProcess authorisation, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "lapse-authorisation");
    int number = answers.number("authorisationNumber");
    var authorisationCase = authorisation.caseOf(number);
    String reason = answers.text("reason");
    String institution = ended.lapse(number, LocalDate.parse(answers.text("lapsedOn")), reason,
        "agreementEnded".equals(answers.text("ending")), actor.id());
    shutdowns.authorisationLost(institution, reason, actor.id()).ifPresent(caseNumber -> {
      execution.setProcessBusinessKey(caseNumber);
      lifecycle.authorisationLost(caseNumber);
    });
    authorisationCase.ifPresent(authorisation::ended);
  }
}
