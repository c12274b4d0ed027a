package dk.dst.microdata.sanction.process;

import dk.dst.microdata.process.CaseProcesses;
import org.springframework.stereotype.Component;

/** How a reported breach is handled. */
@Component
class BreachProcess {

  private final CaseProcesses processes;

  BreachProcess(CaseProcesses processes) {
    this.processes = processes;
  }

  void start(String caseNumber, String institution) {
    processes.start("handle-breach", caseNumber, institution);
  }
}
