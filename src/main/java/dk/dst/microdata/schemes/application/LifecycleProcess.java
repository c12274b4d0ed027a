package dk.dst.microdata.schemes.application;

import dk.dst.microdata.cases.engine.CaseProcesses;
import org.springframework.stereotype.Component;

/** The life cycle as the rest of the house sees it: it is started, and some things may reach it from outside its own tasks. */
@Component
public class LifecycleProcess {

  private final CaseProcesses processes;

  LifecycleProcess(CaseProcesses processes) {
    this.processes = processes;
  }

  /** A case of the institution begins; its number is the business key for its whole life. */
  public void start(String caseNumber, String institution) {
    processes.start("project-database-lifecycle", caseNumber, institution);
  }

  /** The institution has withdrawn; the assessment stops. */
  public void applicationWithdrawn(String caseNumber) {
    processes.tell("projectdatabase.applicationWithdrawn", caseNumber);
  }

  /** The institution has given notice; the operation stops. */
  public void noticeGiven(String caseNumber) {
    processes.tell("projectdatabase.noticeGiven", caseNumber);
  }

  /** FSE has decided that the operation stops, unless it has stopped already. */
  public void operationStopped(String caseNumber) {
    processes.tellIfWaiting("projectdatabase.operationStopped", caseNumber);
  }

  /** No manager is left who can act for the database: a deadline begins. */
  public void managersMissing(String caseNumber, String institution) {
    processes.start("restore-managers", caseNumber, institution);
  }

  /** There is one again. */
  public void managersComplete(String caseNumber) {
    processes.tellIfWaiting("projectdatabase.managersComplete", caseNumber);
  }

  /** The operation has ended: a change of managers that is under way lapses. */
  public void operationEnded(String caseNumber) {
    processes.tellIfWaiting("projectdatabase.operationEnded", caseNumber);
  }

  /**
   * FSE has undone the shutdown; the operation goes on.
   *
   * @throws dk.dst.microdata.ground.form.InputRefused where it has gone too far meanwhile
   */
  public void shutdownUndone(String caseNumber) {
    processes.tell("projectdatabase.shutdownUndone", caseNumber);
  }

  /** Something has changed that its next date depends on: it looks at once, if it is waiting for a date. */
  public void lookAgain(String caseNumber) {
    processes.wake("event_nextDateReached", caseNumber);
  }

  /** The institution's authorisation is gone; the operation stops, unless it has stopped already. */
  public void authorisationLost(String caseNumber) {
    processes.tellIfWaiting("projectdatabase.authorisationLost", caseNumber);
  }
}
