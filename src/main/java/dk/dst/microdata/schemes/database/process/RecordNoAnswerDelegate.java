package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.schemes.database.Extensions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The end date came before an answer. */
@Component
record RecordNoAnswerDelegate(Extensions extensions) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    extensions.unanswered(execution.getProcessBusinessKey());
    Variable.OUTCOME.set(execution, "unanswered");
  }
}
