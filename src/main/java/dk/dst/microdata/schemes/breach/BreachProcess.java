package dk.dst.microdata.schemes.breach;

import dk.dst.microdata.cases.engine.CaseProcesses;
import org.springframework.stereotype.Component;

/** How a reported breach is handled. */
@Component
public class BreachProcess {

  private final CaseProcesses processes;

  BreachProcess(CaseProcesses processes) {
    this.processes = processes;
  }

  public void start(String caseNumber, String institution) {
    processes.start("handle-breach", caseNumber, institution);
  }
}
