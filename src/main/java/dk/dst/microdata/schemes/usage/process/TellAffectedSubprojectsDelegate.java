package dk.dst.microdata.schemes.usage.process;

import dk.dst.microdata.schemes.usage.UsageLetters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the subprojects which registers are gone. */
@Component
record TellAffectedSubprojectsDelegate(UsageLetters letters) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    letters.tellAffected(execution.getProcessBusinessKey());
  }
}
