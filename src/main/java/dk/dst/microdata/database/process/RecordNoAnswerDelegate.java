package dk.dst.microdata.database.process;

import dk.dst.microdata.database.Extensions;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The end date came before an answer. */
@Component
class RecordNoAnswerDelegate implements JavaDelegate {

  private final Extensions extensions;

  RecordNoAnswerDelegate(Extensions extensions) {
    this.extensions = extensions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    extensions.unanswered(execution.getProcessBusinessKey());
    Variable.OUTCOME.set(execution, "unanswered");
  }
}
