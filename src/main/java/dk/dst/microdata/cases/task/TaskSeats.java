package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.task.OpenTasks.OpenTask;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.facts.institution.Absences;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.Case;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps open tasks with those who may do them now. Whoever has left, lost a role or is away does not hold a task; whoever
 * has got a role is offered what waits. Asked at once where somebody's rights change, and regularly, because an absence
 * begins and an account may be closed elsewhere without anybody telling us.
 */
@Component
public class TaskSeats {

  private static final Logger log = LoggerFactory.getLogger(TaskSeats.class);

  private final TaskService tasks;
  private final MisplacedTasks misplaced;
  private final TaskCases taskCases;
  private final AuthorizationService authorizations;
  private final Cases cases;
  private final CaseRights rights;
  private final Absences absences;
  private final People people;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;

  TaskSeats(TaskService tasks, MisplacedTasks misplaced, TaskCases taskCases, AuthorizationService authorizations,
      Cases cases, CaseRights rights, Absences absences, People people, TransactionTemplate transaction,
      JdbcClient jdbc) {
    this.tasks = tasks;
    this.misplaced = misplaced;
    this.taskCases = taskCases;
    this.authorizations = authorizations;
    this.cases = cases;
    this.rights = rights;
    this.absences = absences;
    this.people = people;
    this.transaction = transaction;
    this.jdbc = jdbc;
  }

  /** Every hour those that are out of place, one at a time: one that fails does not hold up the others. */
  @Scheduled(fixedDelayString = "${microdata.task-round:PT1H}", initialDelayString = "${microdata.first-round}")
  public void arrangeAll() {
    people.asSystem(() -> misplaced.find().forEach(task -> arrangeEach(tasks.createTaskQuery().taskId(task))));
  }

  /** The tasks somebody has taken, one at a time: what the substitute may not do stays where it is. */
  public void arrangeOf(String person) {
    people.asSystem(() -> arrangeEach(tasks.createTaskQuery().taskAssignee(person)));
  }

  private void arrangeEach(TaskQuery query) {
    for (Task task : query.initializeFormKeys().list()) {
      try {
        transaction.executeWithoutResult(status -> arrange(task));
      } catch (RuntimeException e) { // four eyes, for example: the substitute has reviewed the case
        log.info("Task {} of case {} stays where it is: {}", task.getId(),
            taskCases.of(task).orElse("(done)"), e.getMessage());
      }
    }
  }

  /** The tasks in the institution's cases, in the transaction of what has changed. */
  public void arrange(String institution) {
    awaitOthers(institution);
    people.asSystem(() -> tasks.createTaskQuery().tenantIdIn(institution).initializeFormKeys().list()
        .forEach(this::arrange));
  }

  /**
   * Whoever does one of the tasks in this very moment is waited for. To offer a task that is gone is an error to the
   * engine, which would undo what has changed; and there is no question to it that waits.
   */
  private void awaitOthers(String institution) {
    jdbc.sql("select id_ from act_ru_task where tenant_id_ = ? order by id_ for update").param(institution).query()
        .listOfRows();
  }

  /**
   * Gives the task to somebody else, in a transaction of its own.
   *
   * @throws InputRefused where they may not do it, and the task stays where it is; and where it has been done meanwhile
   */
  public void give(OpenTask task, String to) {
    try {
      transaction.executeWithoutResult(status ->
          people.asSystem(() -> tasks.setAssignee(task.id(), to)));
    } catch (ProcessEngineException e) { // the engine wraps what its listeners refuse
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof InputRefused refused) {
          throw refused;
        }
      }
      if (people.asSystem(() -> tasks.createTaskQuery().taskId(task.id()).count()) == 0) {
        throw new InputRefused("Opgaven „" + task.name() + "“ i sag " + task.caseNumber()
            + " er udført i mellemtiden.");
      }
      throw e;
    }
  }

  private void arrange(Task task) {
    command(task).ifPresent(command -> taskCases.of(task)
        .ifPresent(caseNumber -> arrange(task, command, cases.get(caseNumber))));
  }

  private void arrange(Task task, Command command, Case at) {
    if (!command.isFse()) {
      offer(task, Set.copyOf(at.whoMay(command)));
    }
    if (task.getAssignee() != null) {
      hold(task, command, at, command.isFse() ? null : at.institution());
    }
    hide(task, command, at);
  }

  /** The engine gives a grant with a task and never takes it back: who may not do it any more would go on seeing it. */
  private void hide(Task task, Command command, Case at) {
    authorizations.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(task.getId()).list().stream()
        .filter(grant -> grant.getUserId() != null && !rights.may(grant.getUserId(), command, at.number()))
        .forEach(grant -> authorizations.deleteAuthorization(grant.getId()));
  }

  private static Optional<Command> command(Task task) {
    return Optional.ofNullable(task.getCamundaFormRef()).flatMap(form -> Command.ofForm(form.getKey()));
  }

  private void offer(Task task, Set<String> able) {
    List<IdentityLink> links = tasks.getIdentityLinksForTask(task.getId());
    Set<String> offered = links.stream().filter(link -> link.getType().equals("candidate"))
        .map(IdentityLink::getUserId).filter(Objects::nonNull).collect(Collectors.toSet());
    var gone = new HashSet<>(offered);
    gone.removeAll(able);
    gone.forEach(person -> tasks.deleteCandidateUser(task.getId(), person));
    able.stream().filter(person -> !offered.contains(person))
        .forEach(person -> tasks.addCandidateUser(task.getId(), person));
  }

  private void hold(Task task, Command command, Case at, String institution) {
    String worker = absences.worker(task.getAssignee(), institution);
    if (!rights.may(task.getAssignee(), command, at.number()) && !rights.may(worker, command, at.number())) {
      tasks.setAssignee(task.getId(), null);
    } else if (!worker.equals(task.getAssignee()) && rights.may(worker, command, at.number())) {
      tasks.setAssignee(task.getId(), worker);
    }
  }
}
