package dk.dst.microdata.schemes.usage.process;

import dk.dst.microdata.cases.engine.StartingInstitution;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.ground.form.Answers;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.usage.Reconsiderations;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The institution complains about a decision, or has new facts. */
@Component
record RequestReconsiderationDelegate(Reconsiderations reconsiderations, SubmittedForms forms, CaseRights rights,
    StartingInstitution starting, Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Answers answers = forms.takeStart(execution, "request-reconsideration");
    String caseNumber = reconsiderations.caseOf(starting.chosen(execution.getTenantId()));
    rights.mustBeAllowed(Command.REQUEST_RECONSIDERATION, caseNumber);
    reconsiderations.request(caseNumber, answers.text("statement"), actor.id());
    execution.setProcessBusinessKey(caseNumber);
  }
}
