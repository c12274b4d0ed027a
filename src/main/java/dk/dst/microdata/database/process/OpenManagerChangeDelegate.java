package dk.dst.microdata.database.process;

import dk.dst.microdata.database.ProjectDatabase;
import dk.dst.microdata.database.ProjectDatabases;
import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.process.CaseRights;
import dk.dst.microdata.process.StartingInstitution;
import dk.dst.microdata.process.SubmittedForms;
import dk.dst.microdata.rights.Command;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Somebody of the institution wants to change who is manager; the case is its database's. */
@Component
class OpenManagerChangeDelegate implements JavaDelegate {

  private final ProjectDatabases databases;
  private final SubmittedForms forms;
  private final CaseRights rights;
  private final StartingInstitution starting;

  OpenManagerChangeDelegate(ProjectDatabases databases, SubmittedForms forms, CaseRights rights,
      StartingInstitution starting) {
    this.databases = databases;
    this.forms = forms;
    this.rights = rights;
    this.starting = starting;
  }

  @Override
  public void execute(DelegateExecution execution) {
    forms.takeStart(execution, "change-managers");
    String caseNumber = databases.openOf(starting.chosen(execution.getTenantId())).map(ProjectDatabase::caseNumber)
        .orElseThrow(() -> new InputRefused("Din institution har ingen projektdatabase."));
    rights.mustBeAllowed(Command.CHOOSE_MANAGERS, caseNumber);
    execution.setProcessBusinessKey(caseNumber);
  }
}
