package dk.dst.microdata.database.process;

import dk.dst.microdata.database.ProjectDatabases;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Both have signed: the project database comes to be, or the reason why not. */
@Component
class EstablishProjectDatabaseDelegate implements JavaDelegate {

  private static final Variable<String> ESTABLISHMENT = new Variable<>("establishmentOutcome", String.class);

  private final ProjectDatabases databases;

  EstablishProjectDatabaseDelegate(ProjectDatabases databases) {
    this.databases = databases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    boolean established = databases.establish(execution.getProcessBusinessKey());
    ESTABLISHMENT.set(execution, established ? "established" : "refused");
  }
}
