package dk.dst.microdata.usage.process;

import dk.dst.microdata.usage.UsageLetters;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes to the institution what FSE intends. */
@Component
class AnnounceMeasureDelegate implements JavaDelegate {

  private final UsageLetters letters;

  AnnounceMeasureDelegate(UsageLetters letters) {
    this.letters = letters;
  }

  @Override
  public void execute(DelegateExecution execution) {
    letters.announce(execution.getProcessBusinessKey());
  }
}
