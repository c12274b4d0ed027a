package dk.dst.microdata.schemes.authority;

import dk.dst.microdata.cases.engine.CaseProcesses;
import org.springframework.stereotype.Component;

/** The life of an authority's case, as other features reach it. */
@Component
public class AuthorityProcess {

  static final String IN_OPERATION = "authority-in-operation";

  private final CaseProcesses processes;

  AuthorityProcess(CaseProcesses processes) {
    this.processes = processes;
  }

  /** The agreement is in force from now on; a second call changes nothing. */
  public void begin(String caseNumber, String institution) {
    if (!processes.runs(IN_OPERATION, caseNumber)) {
      processes.start(IN_OPERATION, caseNumber, institution);
    }
  }

  /** The application is withdrawn; whatever waits in its case stops. */
  void withdrawn(String caseNumber) {
    processes.tell("sag.caseWithdrawn", caseNumber);
  }
}
