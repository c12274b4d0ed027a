package dk.dst.microdata.schemes.application.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.schemes.application.Applications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The applicant's time has run out (D14). */
@Component
record RecordLapseDelegate(Applications applications) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    applications.correctionExpired(execution.getProcessBusinessKey());
    Variable.OUTCOME.set(execution, "lapsed");
  }
}
