package dk.dst.microdata.application.process;

import dk.dst.microdata.application.Applications;
import dk.dst.microdata.process.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The signatory's time has run out (D14). */
@Component
class RecordSignatureExpiryDelegate implements JavaDelegate {

  private final Applications applications;

  RecordSignatureExpiryDelegate(Applications applications) {
    this.applications = applications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    applications.signatureExpired(execution.getProcessBusinessKey());
    Variable.OUTCOME.set(execution, "expired");
  }
}
