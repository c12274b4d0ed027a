package dk.dst.microdata.usage.process;

import dk.dst.microdata.usage.UsageLetters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the subprojects which registers are gone. */
@Component
class TellAffectedSubprojectsDelegate implements JavaDelegate {

  private final UsageLetters letters;

  TellAffectedSubprojectsDelegate(UsageLetters letters) {
    this.letters = letters;
  }

  @Override
  public void execute(DelegateExecution execution) {
    letters.tellAffected(execution.getProcessBusinessKey());
  }
}
