package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Shutdowns;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the project database again after its shutdown was undone. */
@Component
class ReopenProjectDatabaseDelegate implements JavaDelegate {

  private final Shutdowns shutdowns;

  ReopenProjectDatabaseDelegate(Shutdowns shutdowns) {
    this.shutdowns = shutdowns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    shutdowns.reopen(execution.getProcessBusinessKey());
    Variable.OUTCOME.set(execution, "undone");
  }
}
