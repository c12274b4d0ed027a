package dk.dst.microdata.schemes.authority.process;

import dk.dst.microdata.cases.engine.StartingInstitution;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.schemes.authority.AuthoritySchemes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens a case for the institution that applies for the authority scheme. */
@Component
record OpenAuthoritySchemeDelegate(AuthoritySchemes schemes, SubmittedForms forms, StartingInstitution starting,
    Actor actor) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    forms.takeStart(execution, "start-authority-scheme");
    execution.setProcessBusinessKey(schemes.open(starting.chosen(execution.getTenantId()), actor.id()));
  }
}
