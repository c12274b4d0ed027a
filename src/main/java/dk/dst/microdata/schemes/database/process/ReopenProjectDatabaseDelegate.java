package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.schemes.database.Shutdowns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the project database again after its shutdown was undone. */
@Component
record ReopenProjectDatabaseDelegate(Shutdowns shutdowns) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    shutdowns.reopen(execution.getProcessBusinessKey());
    Variable.OUTCOME.set(execution, "undone");
  }
}
