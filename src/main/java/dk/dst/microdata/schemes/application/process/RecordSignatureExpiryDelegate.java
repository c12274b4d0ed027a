package dk.dst.microdata.schemes.application.process;

import dk.dst.microdata.cases.engine.Variable;
import dk.dst.microdata.schemes.application.Applications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The signatory's time has run out (D14). */
@Component
record RecordSignatureExpiryDelegate(Applications applications) implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    applications.signatureExpired(execution.getProcessBusinessKey());
    Variable.OUTCOME.set(execution, "expired");
  }
}
