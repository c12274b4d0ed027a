package dk.dst.microdata.usage.process;

import dk.dst.microdata.form.Answers;
import dk.dst.microdata.process.Actor;
import dk.dst.microdata.process.CaseRights;
import dk.dst.microdata.process.StartingInstitution;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.rights.Command;
import dk.dst.microdata.usage.Reconsiderations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The institution complains about a decision, or has new facts. */
@Component
class RequestReconsiderationDelegate implements JavaDelegate {

  private final Reconsiderations reconsiderations;
  private final SubmittedForms forms;
  private final CaseRights rights;
  private final StartingInstitution starting;
  private final Actor actor;

  RequestReconsiderationDelegate(Reconsiderations reconsiderations, SubmittedForms forms, CaseRights rights,
      StartingInstitution starting, Actor actor) {
    this.reconsiderations = reconsiderations;
    this.forms = forms;
    this.rights = rights;
    this.starting = starting;
    this.actor = actor;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "request-reconsideration");
    String caseNumber = reconsiderations.caseOf(starting.chosen(execution.getTenantId()));
    rights.mustBeAllowed(Command.REQUEST_RECONSIDERATION, caseNumber);
    reconsiderations.request(caseNumber, answers.text("statement"), actor.id());
    execution.setProcessBusinessKey(caseNumber);
  }
}
