package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Both have signed: the project database comes to be, or waits for the end of a suspension or a quarantine. Where it
 * cannot, the signatures are worth nothing any more, and FSE assesses the application anew.
 */
@Component
record EstablishProjectDatabaseDelegate(ProjectDatabases databases) implements JavaDelegate {

  private static final Variable<String> ESTABLISHMENT = new Variable<>("establishmentOutcome", String.class);

  @Override
  public void execute(DelegateExecution execution) {
    ESTABLISHMENT.set(execution, switch (databases.establish(execution.getProcessBusinessKey())) {
      case HOLDS -> "established";
      case WAITS -> "waits";
      case NOT_MET -> "refused";
    });
  }
}
