package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.engine.StartingInstitution;
import dk.dst.microdata.cases.task.SubmittedForms;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.database.ProjectDatabase;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Somebody of the institution wants to change who is manager; the case is its database's. */
@Component
record OpenManagerChangeDelegate(ProjectDatabases databases, SubmittedForms forms, CaseRights rights,
    StartingInstitution starting) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    forms.takeStart(execution, "change-managers");
    String caseNumber = databases.openOf(starting.chosen(execution.getTenantId())).map(ProjectDatabase::caseNumber)
        .orElseThrow(() -> new InputRefused("Din institution har ingen projektdatabase."));
    rights.mustBeAllowed(Command.CHOOSE_MANAGERS, caseNumber);
    execution.setProcessBusinessKey(caseNumber);
  }
}
