package dk.dst.microdata.schemes.lawmodel;

import dk.dst.microdata.cases.engine.CaseProcesses;
import dk.dst.microdata.cases.engine.People;
import org.springframework.stereotype.Component;

/**
 * The life of Lovmodellen at a ministry, as other features reach it. A case of one ministry is begun or ended by people of
 * another, or of FSE, who have no right in the engine to change it and need none: the house does it for them.
 */
@Component
public class LawModelProcess {

  private static final String PROCESS = "law-model";

  private final CaseProcesses processes;
  private final People people;

  LawModelProcess(CaseProcesses processes, People people) {
    this.processes = processes;
    this.people = people;
  }

  public void start(String caseNumber, String institution) {
    people.asSystem(() -> processes.start(PROCESS, caseNumber, institution));
  }

  /** The registration is withdrawn; whatever waits in its case stops. */
  void withdrawn(String caseNumber) {
    processes.tell("sag.caseWithdrawn", caseNumber);
  }

  /** It ends, or is handed over; changes under way stop, too. */
  public void ended(String caseNumber) {
    people.asSystem(() -> processes.tellIfWaiting("lovmodel.lawModelEnded", caseNumber));
  }
}
