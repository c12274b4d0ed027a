package dk.dst.microdata.schemes.database.process;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.facts.institution.Absences;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.schemes.application.Applications;
import dk.dst.microdata.schemes.database.Managers;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.database.Shutdowns;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whom the models give the institutions' tasks to. The rights themselves stand in {@link Command}. */
@Component("performers")
public class Performers {

  private final Applications applications;
  private final ProjectDatabases databases;
  private final Cases cases;
  private final Absences absences;
  private final Shutdowns shutdowns;
  private final Managers managers;
  private final Actor actor;

  Performers(Applications applications, ProjectDatabases databases, Cases cases, Absences absences,
      Shutdowns shutdowns, Managers managers, Actor actor) {
    this.applications = applications;
    this.databases = databases;
    this.cases = cases;
    this.absences = absences;
    this.shutdowns = shutdowns;
    this.managers = managers;
    this.actor = actor;
  }

  /** Who of the institution may carry out the task with that form, as things stand; by {@link Command}. */
  public List<String> whoMay(String form, DelegateExecution execution) {
    return cases.get(execution.getProcessBusinessKey()).whoMay(Command.ofForm(form).orElseThrow());
  }

  /** Whoever is acting, if they may carry out the task with that form. */
  public String acting(String form, DelegateExecution execution) {
    return ifMay(actor.id(), form, execution);
  }

  /** Who opened the case, if they may carry out the task with that form. */
  public String opener(String form, DelegateExecution execution) {
    return ifMay(cases.opener(execution.getProcessBusinessKey()), form, execution);
  }

  /** Who applies, if they still may. */
  public String applicant(DelegateExecution execution) {
    return ifMay(applications.get(execution.getProcessBusinessKey()).applicant(), "complete-application", execution);
  }

  /** Who was chosen to sign, if they still may. */
  public String signatory(DelegateExecution execution) {
    return ifMay(applications.get(execution.getProcessBusinessKey()).content().signatory(), "sign-agreement",
        execution);
  }

  /** Work passes on to whoever stands in for somebody who is away; otherwise it waits for one of those who may. */
  public String ifMay(String person, String form, DelegateExecution execution) {
    List<String> able = whoMay(form, execution);
    String there = absences.worker(person, execution.getTenantId());
    return able.contains(there) ? there : able.contains(person) ? person : null;
  }

  // What models ask that were deployed before the rights had a table, and of which instances may still be running.

  public List<String> applicants(DelegateExecution execution) {
    return whoMay("complete-application", execution);
  }

  public List<String> signatories(DelegateExecution execution) {
    return whoMay("sign-agreement", execution);
  }

  public List<String> managers(DelegateExecution execution) {
    return whoMay("comment-usage", execution);
  }

  public List<String> dataControllers(DelegateExecution execution) {
    return whoMay("instruct-deletion", execution);
  }

  /** The moment the operation ends unless the end date moves: the managers' last chance to ask for it (D10). */
  public Date closing(DelegateExecution execution) {
    return startOf(closesOn(execution));
  }

  /**
   * The moment until which a database waits for FSE's decision of its extension (D10): a day after the managers' own
   * deadline, so that an answer that never came is recorded as such.
   */
  public Date undecidedEnd(DelegateExecution execution) {
    return startOf(closesOn(execution).plusDays(1));
  }

  /** The moment from which a shutdown can no longer be undone. */
  public Date undoEnd(DelegateExecution execution) {
    return startOf(shutdowns.undoUntil(execution.getProcessBusinessKey()).plusDays(1));
  }

  /** The moment from which FSE is to decide what happens to a database without a manager (D12). */
  public Date managerGapEnd(DelegateExecution execution) {
    return startOf(managers.gap(execution.getProcessBusinessKey()).orElseThrow().untilDay().plusDays(1));
  }

  // What models ask that were deployed before a database was frozen at its end date.

  public Date termEnd(DelegateExecution execution) {
    return closing(execution);
  }

  public Date graceEnd(DelegateExecution execution) {
    return undecidedEnd(execution);
  }

  private LocalDate closesOn(DelegateExecution execution) {
    return databases.closesOn(execution.getProcessBusinessKey());
  }

  private static Date startOf(LocalDate day) {
    return Date.from(day.atStartOfDay(EngineClock.DENMARK).toInstant());
  }
}
