package dk.dst.microdata.simulation;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.who.NoRight;
import dk.dst.microdata.ground.attachment.Intake;
import dk.dst.microdata.ground.attachment.Intake.Place;
import dk.dst.microdata.ground.form.Forms;
import dk.dst.microdata.ground.form.InputRefused;
import dk.dst.microdata.ground.rights.CaseRole;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import dk.dst.microdata.simulation.Habits.Habit;
import dk.dst.microdata.simulation.Wishes.Wish;
import dk.dst.microdata.support.DocumentRow;
import dk.dst.microdata.support.ProposalWorld;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is done with the application: by people, by due jobs, by the scheduler. Nothing of it stops the others. */
final class PeopleAtWork {

  /** A task as it waits. @param created day it came */
  record Waiting(String id, String key, String institution, String caseNumber, String assignee, LocalDate created) {

    /** What doing it takes the right to; the task is called after it. */
    Command command() {
      return Command.valueOf(key.substring("userTask_".length()).replaceAll("([A-Z])", "_$1").toUpperCase());
    }

    /** The id of its form, which is called after the command, too. */
    String form() {
      return command().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private interface Attempt {
    /** @return whether there was anything to do */
    boolean make();
  }

  private enum Result { DONE, NOTHING, REFUSED, FAILED }

  /** So often somebody is refused with different answers before it counts as a dead end. */
  private static final int DEAD_END = 20;
  /** What is said of a case that goes on when a suspension or a quarantine is over. */
  private static final String WAITS = "venter imens";
  private static final String DUE = " and process_def_id_ is not null and retries_ > 0 and suspension_state_ = 1"
      + " and (duedate_ is null or duedate_ <= ?)";

  private final long seed;
  private final House house;
  private final Habits habits = new Habits();
  private final Tally tally;
  private final Invariants invariants;
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

  PeopleAtWork(long seed, House house, Tally tally, Invariants invariants) {
    this.seed = seed;
    this.house = house;
    this.tally = tally;
    this.invariants = invariants;
  }

  /** The institution enters the world, if it can today. */
  void arrive(Institute institute, LocalDate today) {
    attempt("arrive", () -> {
      Wishes.arrive(moment(institute, "arrive", today));
      return true;
    });
  }

  void fulfil(Institute institute, Wish wish, LocalDate today) {
    attempt(wish.name(), () -> wish.deed().test(moment(institute, wish.name(), today)));
  }

  private Moment moment(Institute institute, String what, LocalDate today) {
    return new Moment(house, institute, null, null, Dice.of(seed, institute.index, what, today.toEpochDay()), 0, today);
  }

  /** Whether somebody would come to the task by now. */
  boolean isTimeFor(Institute institute, Waiting task, LocalDate today) {
    Habit habit = habits.forTask(task.key());
    Dice dice = dice(institute, task, -1);
    return !dice.perMille(habit.never())
        && !today.isBefore(task.created().plusDays(dice.from(habit.soonest(), habit.latest())));
  }

  private Dice dice(Institute institute, Waiting task, int attempt) {
    return Dice.of(seed, institute.index, institute.caseIndex(task.caseNumber()), task.key(), task.created()
        .toEpochDay(), attempt);
  }

  /** Somebody who may does the task, if anybody is there. */
  void act(Institute institute, Waiting task, Set<String> away, LocalDate today) {
    int attempt = refusals.getOrDefault(task.id(), 0);
    Dice dice = dice(institute, task, attempt);
    Result result = attempt(task.key(), () -> {
      List<String> there = performers(task).stream().filter(person -> !away.contains(person)).toList();
      if (there.isEmpty()) {
        return false;
      }
      if (dice.perMille(30)) {
        trespass(institute, task);
      }
      return act(new Moment(house, institute, task.caseNumber(), dice.one(there), dice, attempt, today), task);
    });
    if (result == Result.REFUSED) {
      int times = refusals.merge(task.id(), 1, Integer::sum);
      if (times == DEAD_END) {
        invariants.checked("no task is a dead end", false, task.key() + " of " + task.caseNumber());
      }
    }
  }

  /** @return whether the task was still there */
  private boolean act(Moment moment, Waiting task) {
    if (house.part(TaskService.class).createTaskQuery().taskId(task.id()).count() == 0) {
      return false;
    }
    Map<String, Object> answers = habits.forTask(task.key()).answers().apply(moment);
    house.part(People.class).as(moment.person(), () -> {
      if (task.assignee() == null) {
        house.part(TaskService.class).claim(task.id(), moment.person());
      }
      house.part(FormService.class).submitTaskForm(task.id(), asShown(task, withDocuments(moment, task, answers)));
    });
    return true;
  }

  /** With a document in each field that asks for one and has none yet. */
  private Map<String, Object> withDocuments(Moment moment, Waiting task, Map<String, Object> answers) {
    var with = new HashMap<>(answers);
    for (String field : house.part(Forms.class).definition(task.form()).attachments().keySet()) {
      Object sent = house.part(Forms.class).view(task.form(), task.caseNumber()).get(field);
      with.remove(field, DocumentRow.ATTACHED);
      with.putIfAbsent(field, sent != null ? sent
          : load(new Place(task.caseNumber(), task.form(), field, moment.person())));
    }
    return with;
  }

  private String load(Place place) {
    try {
      return house.part(Intake.class).take(place, "Bilag æøå.pdf", new ByteArrayInputStream(ProposalWorld.APPROVAL)).id()
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With what the form of a signature fills in itself: the browser sends it back as it was shown. */
  private Map<String, Object> asShown(Waiting task, Map<String, Object> answers) {
    var shown = new HashMap<>(answers);
    if (answers.containsKey("signature")) {
      Map<String, Object> view = house.part(Forms.class).view(task.form(), task.caseNumber());
      house.part(Forms.class).definition(task.form()).inputs().stream().filter(List.of("digest", "signedEstimate")::contains)
          .filter(view::containsKey).forEach(field -> shown.put(field, view.get(field)));
    }
    return shown;
  }

  private List<String> performers(Waiting task) {
    Command command = task.command();
    return task.assignee() != null ? List.of(task.assignee())
        : command.isFse()
            ? Fse.with(command.roles().contains(CaseRole.REVIEWER) ? CaseRole.REVIEWER : CaseRole.APPROVER)
            : house.part(Cases.class).get(task.caseNumber()).whoMay(command);
  }

  /** Somebody who may not tries to take the task: for FSE's somebody of the institution, for others somebody of FSE. */
  private void trespass(Institute institute, Waiting task) {
    List<String> own = new Moment(house, institute, null, null, null, 0, null).employees();
    String other = task.command().isFse() && !own.isEmpty() ? own.get(0) : Fse.BOTH;
    boolean through = false;
    try {
      house.part(People.class).as(other, () -> house.part(TaskService.class).claim(task.id(), other));
      through = !task.command().isFse() || !other.equals(Fse.BOTH);
    } catch (RuntimeException refused) {
      // as it should be
    }
    if (house.isUp()) {
      invariants.checked("nobody takes a task without right", !through, other + " could take " + task.key() + " of "
          + task.caseNumber());
    }
  }

  /** Institutions in whose cases a job is due. */
  List<String> withDueJobs() {
    return house.records().sql("select distinct tenant_id_ from act_ru_job where true" + DUE + " order by 1")
        .param(now()).query(String.class).list();
  }

  /** Runs what is due in the institution's cases until nothing is. */
  void runDue(String institution) {
    for (List<String> due = due(institution); !due.isEmpty(); due = due(institution)) {
      due.forEach(job -> attempt("job", () -> {
        ManagementService jobs = house.part(ManagementService.class);
        boolean there = jobs.createJobQuery().jobId(job).count() > 0; // the one before may have made it needless
        if (there) {
          jobs.executeJob(job);
        }
        return there;
      }));
    }
  }

  private List<String> due(String institution) {
    if (!house.isUp()) {
      return List.of();
    }
    try {
      return house.part(JdbcClient.class).sql("select id_ from act_ru_job where tenant_id_ = ?" + DUE
          + " order by duedate_, id_").param(institution).param(now()).query(String.class).list();
    } catch (RuntimeException e) {
      if (house.isUp()) {
        throw e;
      }
      return List.of();
    }
  }

  /** Something that the scheduler would run. */
  void runScheduled(String name, Runnable task) {
    attempt(name, () -> {
      task.run();
      return false;
    });
  }

  /** What goes wrong because the application has died meanwhile, has not happened. */
  private Result attempt(String what, Attempt attempt) {
    if (!house.isUp()) {
      return Result.NOTHING;
    }
    try {
      if (!attempt.make()) {
        return Result.NOTHING;
      }
      tally.happened(what);
      house.stepped();
      return Result.DONE;
    } catch (Moment.NotNow e) {
      return Result.NOTHING;
    } catch (OptimisticLockingException e) { // somebody else has been faster; it is tried again
      tally.happened("collision");
      return Result.NOTHING;
    } catch (RuntimeException e) {
      Optional<String> refusal = refusal(e);
      if (refusal.isPresent()) {
        tally.refused(what, refusal.get());
        return refusal.get().contains(WAITS) ? Result.NOTHING : Result.REFUSED;
      }
      if (house.isUp()) {
        tally.failed(what, e);
      }
      return Result.FAILED;
    }
  }

  /** What the application says to whoever may not, or not like that. */
  private static Optional<String> refusal(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof InputRefused || cause instanceof NoRight) {
        return Optional.of(cause.getMessage());
      }
    }
    return Optional.empty();
  }

  static Timestamp now() {
    return new Timestamp(ClockUtil.getCurrentTime().getTime());
  }
}
