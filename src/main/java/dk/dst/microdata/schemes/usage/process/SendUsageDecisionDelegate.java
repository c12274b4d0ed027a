package dk.dst.microdata.schemes.usage.process;

import dk.dst.microdata.schemes.usage.UsageLetters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes to the institution what was decided after the hearing. */
@Component
record SendUsageDecisionDelegate(UsageLetters letters) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    letters.announceDecision(execution.getProcessBusinessKey());
  }
}
