package dk.dst.microdata.schemes.lawmodel.process;

import dk.dst.microdata.schemes.lawmodel.LawModelYearForm;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The time to fill in a new model year has run out (D14). */
@Component
record RecordLawModelYearLapseDelegate(LawModelYearForm years) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    years.expired(execution.getProcessBusinessKey());
  }
}
