package dk.dst.microdata.schemes.lawmodel.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.schemes.lawmodel.LawModelOperation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes access, unless another ministry has taken over. */
@Component
record CloseLawModelDelegate(LawModelOperation operation) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    Variable.OUTCOME.set(execution, operation.close(execution.getProcessBusinessKey()) ? "handedOver" : "closed");
  }
}
