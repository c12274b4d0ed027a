package dk.dst.microdata.process;

import dk.dst.microdata.form.InputRefused;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The life cycle as the rest of the house sees it: it is started, and some things may reach it from outside its own tasks. */
@Component
public class LifecycleProcess {

  private final RuntimeService runtime;
  private final StartingInstitution starting;

  LifecycleProcess(RuntimeService runtime, StartingInstitution starting) {
    this.starting = starting;
    this.runtime = runtime;
  }

  /** A case of the institution begins; its number is the business key for its whole life. */
  public void start(String caseNumber, String institution) {
    starting.during(institution, () ->
        runtime.startProcessInstanceByKey("project-database-lifecycle", caseNumber));
  }

  /** The institution has withdrawn; the assessment stops. */
  public void applicationWithdrawn(String caseNumber) {
    send("projectdatabase.applicationWithdrawn", caseNumber);
  }

  /** The institution has given notice; the operation stops. */
  public void noticeGiven(String caseNumber) {
    send("projectdatabase.noticeGiven", caseNumber);
  }

  /** The institution's authorisation is gone; the operation stops, unless it has stopped already. */
  public void authorisationLost(String caseNumber) {
    runtime.createMessageCorrelation("projectdatabase.authorisationLost").processInstanceBusinessKey(caseNumber)
        .correlateAll();
  }

  private void send(String message, String caseNumber) {
    try {
      runtime.createMessageCorrelation(message).processInstanceBusinessKey(caseNumber).correlate();
    } catch (MismatchingMessageCorrelationException e) {
      throw new InputRefused("Sag " + caseNumber + " er i mellemtiden kommet videre. Se sagen, og prøv igen.");
    }
  }
}
