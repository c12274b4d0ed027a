package dk.dst.microdata.cases.engine;

import dk.dst.microdata.ground.form.InputRefused;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Processes of cases, as the features see them: a case's process is started, and is told what has happened elsewhere. */
@Component
public class CaseProcesses {

  private final RuntimeService runtime;
  private final ManagementService management;
  private final StartingInstitution starting;
  private final Clock clock;

  CaseProcesses(RuntimeService runtime, ManagementService management, StartingInstitution starting, Clock clock) {
    this.runtime = runtime;
    this.management = management;
    this.clock = clock;
    this.starting = starting;
  }

  /** Starts a process for the case of an institution; the case number is its business key for its whole life. */
  public void start(String process, String caseNumber, String institution) {
    starting.during(institution, () -> runtime.startProcessInstanceByKey(process, caseNumber));
  }

  /**
   * Starts it at a later step, for what was there before there was a process.
   *
   * @param step id of the activity it begins before
   */
  public void startAt(String process, String step, String caseNumber, String institution) {
    starting.during(institution, () -> runtime.createProcessInstanceByKey(process).businessKey(caseNumber)
        .startBeforeActivity(step).execute());
  }

  /** Whether that process runs for the case. */
  public boolean runs(String process, String caseNumber) {
    return runtime.createProcessInstanceQuery().processDefinitionKey(process)
        .processInstanceBusinessKey(caseNumber).count() > 0;
  }

  /**
   * Tells the case something it must be waiting for.
   *
   * @throws InputRefused where it is not, because it has gone on meanwhile
   */
  public void tell(String message, String caseNumber) {
    try {
      runtime.createMessageCorrelation(message).processInstanceBusinessKey(caseNumber).correlate();
    } catch (MismatchingMessageCorrelationException e) {
      throw new InputRefused("Sag " + caseNumber + " er i mellemtiden kommet videre. Se sagen, og prøv igen.");
    }
  }

  /** A timer of the case that waits there fires now. */
  public void wake(String timer, String caseNumber) {
    runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list().stream()
        .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).activityId(timer).list()
            .stream())
        .forEach(job -> management.setJobDuedate(job.getId(), Date.from(clock.instant())));
  }

  /** Tells the case something, if it is waiting for it. */
  public void tellIfWaiting(String message, String caseNumber) {
    runtime.createMessageCorrelation(message).processInstanceBusinessKey(caseNumber).correlateAll();
  }
}
