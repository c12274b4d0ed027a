package dk.dst.microdata.schemes.lawmodel.process;

import dk.dst.microdata.schemes.lawmodel.LawModels;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The time to fill in the registration has run out (D14). */
@Component
record RecordLawModelLapseDelegate(LawModels models) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    models.correctionExpired(execution.getProcessBusinessKey());
  }
}
