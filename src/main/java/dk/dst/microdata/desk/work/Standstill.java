package dk.dst.microdata.desk.work;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.cases.task.Deadlines;
import dk.dst.microdata.cases.task.DueTasks;
import dk.dst.microdata.cases.task.DueTasks.DueTask;
import dk.dst.microdata.facts.quarantine.Hindrances;
import dk.dst.microdata.facts.quarantine.Hindrances.Hindrance;
import dk.dst.microdata.ground.rights.Case;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.terms.TermsInForce;
import dk.dst.microdata.schemes.authority.AuthoritySchemes;
import dk.dst.microdata.schemes.billing.Offers;
import dk.dst.microdata.schemes.database.Extensions;
import dk.dst.microdata.schemes.database.ProjectDatabases;
import dk.dst.microdata.schemes.proposal.Proposals;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deadlines wait for the end of a suspension or a quarantine: what nobody may send, sign or settle lapses no sooner than
 * if it had come on the day on which they may again, and what is offered stands until then. Decided from the facts of
 * the day, so it may run at any time and as often as it likes; of a deadline that has been moved people are reminded
 * anew.
 */
@Component
public class Standstill {

  private static final Logger log = LoggerFactory.getLogger(Standstill.class);
  /** No deadline is given further ahead. */
  private static final Period FURTHEST = Period.ofYears(1);
  private static final String UNANSWERED = "event_extensionUnanswered";
  private static final String UNDECIDED = "event_extensionUndecided";
  private static final String NOT_RENEWED = "event_notRenewed";

  private final DueTasks due;
  private final TaskService tasks;
  private final ManagementService management;
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final Cases cases;
  private final Hindrances hindrances;
  private final Proposals proposals;
  private final ProjectDatabases databases;
  private final Extensions extensions;
  private final AuthoritySchemes authorities;
  private final Offers offers;
  private final Deadlines deadlines;
  private final TermsInForce terms;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Standstill(DueTasks due, TaskService tasks, ManagementService management, RuntimeService runtime,
      RepositoryService repository, Cases cases, Hindrances hindrances, Proposals proposals,
      ProjectDatabases databases, Extensions extensions, AuthoritySchemes authorities, Offers offers,
      Deadlines deadlines, TermsInForce terms, TransactionTemplate transaction, Clock clock) {
    this.due = due;
    this.tasks = tasks;
    this.management = management;
    this.runtime = runtime;
    this.repository = repository;
    this.cases = cases;
    this.hindrances = hindrances;
    this.proposals = proposals;
    this.databases = databases;
    this.extensions = extensions;
    this.authorities = authorities;
    this.offers = offers;
    this.deadlines = deadlines;
    this.terms = terms;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** One task at a time: one that cannot be moved now, because somebody is at it, is moved within the hour. */
  @Scheduled(fixedDelayString = "${microdata.standstill-round:PT1H}", initialDelayString = "${microdata.first-round}")
  public void sweep() {
    Set<String> touched = hindrances.touched();
    if (touched.isEmpty()) {
      return;
    }
    List<DueTask> tasks = due.ofInstitutions(today().plus(FURTHEST));
    Set<String> theirs = cases.find(tasks.stream().map(DueTask::caseNumber).distinct().toList()).stream()
        .filter(at -> touched.contains(at.institution())).map(Case::number).collect(Collectors.toSet());
    for (DueTask task : tasks.stream().filter(task -> theirs.contains(task.caseNumber())).toList()) {
      carefully("deadline of " + task.command(), task.caseNumber(), () -> hindrance(task).ifPresent(hindrance -> {
        deadlines.from(task.command(), end(hindrance)).ifPresent(to -> move(task, to));
        offers.hold(task.caseNumber(), end(hindrance));
      }));
    }
    for (String institution : hindrances.hindered()) {
      databases.openOf(institution).ifPresent(database ->
          carefully("end of the operation", database.caseNumber(), () -> hold(database.caseNumber())));
      authorities.openOf(institution).ifPresent(authority ->
          carefully("closing of the agreement", authority, () -> holdAgreement(authority)));
    }
  }

  private void carefully(String what, String caseNumber, Runnable moving) {
    try {
      transaction.executeWithoutResult(status -> moving.run());
    } catch (RuntimeException e) {
      log.warn("The {} in case {} is not moved: {}", what, caseNumber, e.getClass().getSimpleName());
    }
  }

  /** What keeps the task from being done; of what can be done meanwhile {@link Deadlines} knows no deadline anew. */
  private Optional<Hindrance> hindrance(DueTask task) {
    String institution = cases.get(task.caseNumber()).institution();
    return switch (task.command()) {
      case COMPLETE_APPLICATION -> hindrances.of(institution, null, task.assignee());
      case COMPLETE_PROPOSAL, SUBMIT_PROPOSAL -> proposals.hindrance(task.caseNumber(), task.assignee());
      default -> hindrances.of(institution, null, null);
    };
  }

  /** First day on which it may be done, as far as is known today. */
  private LocalDate end(Hindrance hindrance) {
    return hindrance.untilDay() == null ? today() : hindrance.untilDay();
  }

  void move(DueTask due, Date to) {
    if (due.dueOn().isBefore(LocalDate.ofInstant(to.toInstant(), EngineClock.DENMARK))) {
      Task task = tasks.createTaskQuery().taskId(due.id()).singleResult();
      tasks.setDueDate(task.getId(), to);
      List<String> beside = repository.getBpmnModelInstance(task.getProcessDefinitionId())
          .getModelElementsByType(BoundaryEvent.class).stream()
          .filter(event -> event.getAttachedTo().getId().equals(task.getTaskDefinitionKey()))
          .map(BoundaryEvent::getId).filter(event -> !event.equals(UNANSWERED)).toList(); // which has a day of its own
      later(task.getProcessInstanceId(), beside, to);
    }
  }

  /** A database is not closed while nothing can be settled about its extension. */
  void hold(String caseNumber) {
    if (extensions.hold(caseNumber)) {
      LocalDate closesOn = databases.closesOn(caseNumber);
      runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list().forEach(instance -> {
        later(instance.getId(), List.of(UNANSWERED), startOf(closesOn));
        later(instance.getId(), List.of(UNDECIDED), startOf(closesOn.plusDays(1)));
      });
    }
  }

  /** An authority's agreement is not closed while it cannot be renewed, nor sooner after than it is asked before its end. */
  void holdAgreement(String caseNumber) {
    Date earliest = startOf(today().plus(terms.now().authorityRenewal()));
    runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list().forEach(instance ->
        later(instance.getId(), List.of(NOT_RENEWED), earliest));
  }

  private void later(String instance, Collection<String> timers, Date to) {
    management.createJobQuery().processInstanceId(instance).timers().list().stream()
        .filter(job -> timers.contains(activity(job)) && job.getDuedate().before(to))
        .forEach(job -> management.setJobDuedate(job.getId(), to));
  }

  private String activity(Job job) {
    return management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult().getActivityId();
  }

  private static Date startOf(LocalDate day) {
    return Date.from(day.atStartOfDay(EngineClock.DENMARK).toInstant());
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
