package dk.dst.microdata.schemes.authority.process;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.schemes.authority.AuthorityOperation;
import dk.dst.microdata.schemes.authority.AuthoritySchemes;
import dk.dst.microdata.schemes.database.process.Performers;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the models of the authority scheme ask: whom a task is given to, and when the agreement ends. */
@Component("authorityPerformers")
public class AuthorityPerformers {

  private final AuthoritySchemes schemes;
  private final AuthorityOperation operation;
  private final Performers performers;

  AuthorityPerformers(AuthoritySchemes schemes, AuthorityOperation operation, Performers performers) {
    this.schemes = schemes;
    this.operation = operation;
    this.performers = performers;
  }

  /** Who was chosen to sign, if they still may. */
  public String signatory(DelegateExecution execution) {
    return performers.ifMay(schemes.get(execution.getProcessBusinessKey()).content().signatory(), "sign-authority",
        execution);
  }

  /** The end of the agreement's last day, if it is not renewed. */
  public Date lastDay(DelegateExecution execution) {
    return Date.from(operation.lastDay(execution.getProcessBusinessKey()).atTime(23, 59).atZone(EngineClock.DENMARK)
        .toInstant());
  }

  /** The moment it is closed, if it is not renewed. */
  public Date closing(DelegateExecution execution) {
    return Date.from(operation.closesOn(execution.getProcessBusinessKey()).atStartOfDay(EngineClock.DENMARK)
        .toInstant());
  }
}
