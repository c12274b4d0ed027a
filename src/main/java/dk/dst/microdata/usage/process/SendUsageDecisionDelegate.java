package dk.dst.microdata.usage.process;

import dk.dst.microdata.usage.UsageLetters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes to the institution what was decided after the hearing. */
@Component
class SendUsageDecisionDelegate implements JavaDelegate {

  private final UsageLetters letters;

  SendUsageDecisionDelegate(UsageLetters letters) {
    this.letters = letters;
  }

  @Override
  public void execute(DelegateExecution execution) {
    letters.announceDecision(execution.getProcessBusinessKey());
  }
}
