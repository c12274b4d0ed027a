package dk.dst.microdata.schemes.authority.process;

import dk.dst.microdata.schemes.authority.AuthorityOperation;
import dk.dst.microdata.schemes.authority.AuthorityProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Both have signed: the agreement is in force, and its life in operation begins. */
@Component
record BeginAuthorityAgreementDelegate(AuthorityOperation operation, AuthorityProcess process)
    implements JavaDelegate {

  @Override
  public void execute(DelegateExecution execution) {
    operation.begin(execution.getProcessBusinessKey());
    process.begin(execution.getProcessBusinessKey(), execution.getTenantId());
  }
}
