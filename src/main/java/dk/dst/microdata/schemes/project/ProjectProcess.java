package dk.dst.microdata.schemes.project;

import dk.dst.microdata.cases.engine.CaseProcesses;
import org.springframework.stereotype.Component;

/** The life of a project in operation, as other features reach it. */
@Component
public class ProjectProcess {

  private static final String PROCESS = "project-in-operation";

  private final CaseProcesses processes;

  ProjectProcess(CaseProcesses processes) {
    this.processes = processes;
  }

  /** The project is in force from now on; a second call changes nothing. */
  public void start(String caseNumber, String institution) {
    if (!processes.runs(PROCESS, caseNumber)) {
      processes.start(PROCESS, caseNumber, institution);
    }
  }

  /** Its approved content or end date is another; what was planned or asked is planned anew. */
  public void changed(String caseNumber) {
    processes.tellIfWaiting("projekt.projectChanged", caseNumber);
  }

  /** It ends before its end date, if it has not ended already. */
  public void closed(String caseNumber) {
    processes.tellIfWaiting("projekt.projectClosed", caseNumber);
  }
}
