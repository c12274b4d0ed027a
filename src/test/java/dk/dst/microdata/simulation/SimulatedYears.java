package dk.dst.microdata.simulation;

import dk.dst.microdata.form.InputRefused;
import dk.dst.microdata.process.EngineClock;
import dk.dst.microdata.process.NoRight;
import dk.dst.microdata.process.People;
import dk.dst.microdata.rights.CaseRole;
import dk.dst.microdata.rights.Cases;
import dk.dst.microdata.rights.Command;
import dk.dst.microdata.simulation.Habits.Habit;
import dk.dst.microdata.simulation.Wishes.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTask;

/**
 * Years of the simulated world, day by day: in the night what is due happens, on working days people do what waits for
 * them and what comes to their mind, and in the evening everything regular runs once. Institutions are at work at the same
 * moment, each for itself in order.
 */
final class SimulatedYears {

  /** A task as it waits. @param created day it came */
  private record Waiting(String id, String key, String institution, String caseNumber, String assignee,
      LocalDate created) {}

  /** Something that comes to somebody's mind on a day of the month. */
  private record Coming(LocalDate day, Wish wish, Institute at) {}

  private static final int OUTAGE_DAYS = 7;
  private static final int MAIL_OUTAGE_DAYS = 5;
  /** How many steps into a day's work the application dies. */
  private static final int FUSE = 25;

  private final Settings settings;
  private final House house;
  private final Habits habits = new Habits();
  private final Wishes wishes = new Wishes();
  private final Tally tally = new Tally();
  private final Invariants invariants = new Invariants();
  private final Reminders reminders = new Reminders();
  private final Report report;
  private final List<Institute> institutes;
  private final List<Coming> coming = new ArrayList<>();
  private Set<String> away = Set.of();
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
  private final Map<LocalDate, String> incidents = new TreeMap<>();
  private final AtomicInteger fuse = new AtomicInteger();
  private final ExecutorService workers;
  private LocalDate today = Settings.START;

  SimulatedYears(Settings settings, Path folder) throws IOException {
    this.settings = settings;
    moment(LocalTime.of(7, 0));
    house = new House(folder);
    report = new Report(settings, folder);
    workers = Executors.newFixedThreadPool(settings.threads());
    int days = (int) (settings.end().toEpochDay() - Settings.START.toEpochDay());
    institutes = IntStream.range(0, settings.institutions()).mapToObj(index -> {
      Dice dice = Dice.of(settings.seed(), "institute", index);
      return new Institute(index, Settings.START.plusDays(dice.from(0, days * 3 / 10)), dice.perMille(150));
    }).toList();
    plan(days);
  }

  /** When what goes wrong goes wrong, and when new models are released: spread over the years, never two on a day. */
  private void plan(int days) {
    int releases = house.versions().count() - 1;
    for (int i = 1; i <= releases; i++) {
      incident(days * i / (releases + 1), "release");
    }
    for (int i = 0; i < settings.outages(); i++) {
      incident(Dice.of(settings.seed(), "outage", i).from(days / 6, days - 40), "outage");
    }
    for (int i = 0; i < settings.mailOutages(); i++) {
      incident(Dice.of(settings.seed(), "mail", i).from(days / 6, days - 40), "mail outage");
    }
    for (int i = 0; i < settings.crashes(); i++) {
      incident(days * (i + 1) / (settings.crashes() + 1) + 17, "crash");
    }
  }

  private void incident(int day, String what) {
    LocalDate date = Settings.START.plusDays(day);
    while (incidents.containsKey(date)) {
      date = date.plusDays(1);
    }
    incidents.put(date, what);
  }

  /** @return what came of it */
  Report run() throws IOException {
    try (house) {
      house.start();
      Fse.employ(house);
      LocalDate downUntil = null;
      LocalDate noMailUntil = null;
      while (today.isBefore(settings.end())) {
        String incident = incidents.getOrDefault(today, "");
        if (incident.equals("outage") && downUntil == null) {
          happens("outage");
          house.stop();
          downUntil = today.plusDays(OUTAGE_DAYS);
        }
        if (today.equals(downUntil)) {
          moment(LocalTime.of(6, 0));
          house.start();
          downUntil = null;
        }
        if (incident.equals("mail outage") && noMailUntil == null) {
          happens("mail outage");
          house.post().down();
          noMailUntil = today.plusDays(MAIL_OUTAGE_DAYS);
        }
        if (today.equals(noMailUntil)) {
          house.post().up();
          noMailUntil = null;
        }
        if (incident.equals("release")) {
          release(downUntil == null);
        }
        if (incident.equals("crash")) {
          fuse.set(FUSE);
        }
        plans();
        if (downUntil == null) {
          day();
        }
        today = today.plusDays(1);
      }
      finish();
      return report;
    } finally {
      workers.shutdownNow();
      ClockUtil.reset();
    }
  }

  private void happens(String what) {
    report.mark(today, what);
    tally.happened(what);
  }

  private void release(boolean running) {
    if (house.release()) {
      happens("release");
      if (running) {
        moment(LocalTime.of(6, 0));
        house.stop();
        house.start();
      }
    }
  }

  private final Map<String, Long> spent = new TreeMap<>();
  private void lap(String what, Runnable work) {
    long begun = System.nanoTime();
    work.run();
    spent.merge(what, (System.nanoTime() - begun) / 1000, Long::sum);
  }

  private void day() {
    moment(LocalTime.of(0, 30));
    lap("jobs", () -> runDue(dueInstitutions()));
    lap("mend", this::mend);
    if (today.getDayOfWeek() != DayOfWeek.SATURDAY && today.getDayOfWeek() != DayOfWeek.SUNDAY) {
      moment(LocalTime.of(10, 0));
      lap("work", this::work);
      lap("mend", this::mend);
    }
    moment(LocalTime.of(20, 0));
    lap("scheduled", this::runScheduled);
    JdbcClient tables = house.records();
    lap("observe", () -> reminders.observe(tables, today));
    if (today.getDayOfMonth() == 1) {
      lap("check", () -> invariants.check(tables, today, Timestamp.from(ClockUtil.getCurrentTime().toInstant())));
      report.observe(tables, today);
      if (today.getMonthValue() % 6 == 1) {
        report.progress(today, tally, invariants, house); System.out.println(spent);
      }
    }
  }

  /** The last letters go out, and everything is looked at once more. */
  private void finish() throws IOException {
    if (!house.post().isUp()) {
      house.post().up();
    }
    if (!house.isUp()) {
      house.start();
    }
    today = today.minusDays(1);
    moment(LocalTime.of(21, 0));
    for (int i = 0; i < 3; i++) {
      runScheduled();
    }
    invariants.check(house.records(), today, Timestamp.from(ClockUtil.getCurrentTime().toInstant()));
    tally.failed().forEach((what, times) -> invariants.checked("no step fails unexpectedly", false,
        times + " times " + what));
    invariants.checked("no step fails unexpectedly", true, "");
    report.observe(house.records(), today);
    var results = new ArrayList<>(reminders.results(house.records()));
    results.add(Mail.result(house.records(), house.post()));
    debug();
    report.finish(today, tally, invariants, results, house);
  }

  private void debug() throws IOException {
    if (java.nio.file.Files.exists(Path.of("/tmp/wS/debug.sql"))) {
      for (String sql : java.nio.file.Files.readString(Path.of("/tmp/wS/debug.sql")).split(";")) {
        System.out.println("DEBUG " + sql.strip());
        try {
          house.records().sql(sql).query().listOfRows().stream().limit(40).forEach(System.out::println);
        } catch (RuntimeException e) {
          System.out.println(e.getMessage());
        }
      }
    }
  }

  // --- what comes to people's mind

  /** On the first of a month it is cast what comes to people's mind in it. */
  private void plans() {
    if (today.getDayOfMonth() != 1 && !today.equals(Settings.START)) {
      return;
    }
    for (Institute one : institutes) {
      for (Wish wish : wishes.all()) {
        Dice dice = Dice.of(settings.seed(), one.index, wish.name(), today.getYear(), today.getMonthValue());
        int day = dice.from(0, 27);
        if (dice.perMille(wish.perMille())) {
          coming.add(new Coming(today.plusDays(day), wish, one));
        }
      }
    }
    for (String person : fse(CaseRole.REVIEWER)) {
      Dice dice = Dice.of(settings.seed(), person, today.getYear(), today.getMonthValue());
      int day = dice.from(0, 27);
      if (dice.perMille(150)) {
        coming.add(new Coming(today.plusDays(day), new Wish("be away from FSE", 0, one -> {
          Wishes.beAwayFromFse(one, person, fse(CaseRole.REVIEWER));
          return true;
        }), institutes.get(0)));
      }
    }
  }

  private static List<String> fse(CaseRole role) {
    return Stream.concat((role == CaseRole.REVIEWER ? Fse.REVIEWERS : Fse.APPROVERS).stream(), Stream.of(Fse.BOTH))
        .toList();
  }

  // --- a working day

  private void work() {
    Map<String, List<Waiting>> waiting = waiting();
    away = Set.copyOf(house.records().sql("select distinct person_id from absence where ? between from_day and until_day")
        .param(today).query(String.class).list());
    Map<Institute, List<Coming>> due = coming.stream().filter(one -> !one.day().isAfter(today))
        .collect(Collectors.groupingBy(Coming::at));
    coming.removeIf(one -> !one.day().isAfter(today));
    var jobs = new ArrayList<Callable<Void>>();
    for (Institute one : institutes) {
      List<Waiting> tasks = waiting.getOrDefault(one.id == null ? "" : one.id, List.of()).stream()
          .filter(task -> isTimeFor(one, task)).toList();
      List<Coming> mind = due.getOrDefault(one, List.of());
      boolean arrives = one.id == null && !today.isBefore(one.arrives);
      if (arrives || one.id != null && !(tasks.isEmpty() && mind.isEmpty())) {
        jobs.add(() -> {
          workOf(one, tasks, mind, arrives);
          return null;
        });
      }
    }
    all(jobs);
  }

  private void workOf(Institute one, List<Waiting> tasks, List<Coming> mind, boolean arrives) {
    if (arrives) {
      attempt("arrive", () -> {
        Wishes.arrive(moment(one, null, null, "arrive", 0));
        return true;
      });
      return;
    }
    for (Coming thought : mind) {
      attempt(thought.wish().name(), () -> thought.wish().deed().test(
          moment(one, null, null, thought.wish().name(), 0)));
    }
    for (Waiting task : tasks) {
      act(one, task);
    }
    runDue(one.id);
  }

  /** All open tasks by institution, in the order in which the institution's cases came. */
  private Map<String, List<Waiting>> waiting() {
    List<Waiting> all = house.records().sql("""
            select t.id_ as id, t.task_def_key_ as key, t.tenant_id_ as institution, e.business_key_ as case_number,
                   t.assignee_ as assignee, %s as created
            from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
            order by length(e.business_key_), e.business_key_, t.task_def_key_""".formatted(Moment.day("t.create_time_")))
        .query(Waiting.class).list();
    return all.stream().collect(Collectors.groupingBy(Waiting::institution));
  }

  private boolean isTimeFor(Institute one, Waiting task) {
    Habit habit = habits.forTask(task.key());
    Dice dice = dice(one, task, -1);
    return !dice.perMille(habit.never())
        && !today.isBefore(task.created().plusDays(dice.from(habit.soonest(), habit.latest())));
  }

  private Dice dice(Institute one, Waiting task, int attempt) {
    return Dice.of(settings.seed(), one.index, one.caseIndex(task.caseNumber()), task.key(),
        task.created().toEpochDay(), attempt);
  }

  private Moment moment(Institute one, String caseNumber, String person, String what, int attempt) {
    return new Moment(house, one, caseNumber, person,
        Dice.of(settings.seed(), one.index, what, today.toEpochDay()), attempt, today);
  }

  /** Somebody who may does the task, if anybody is there. */
  private void act(Institute one, Waiting task) {
    attempt(task.key(), () -> {
      Command command = Command.valueOf(task.key().substring("userTask_".length()).replaceAll("([A-Z])", "_$1")
          .toUpperCase());
      int attempt = attempts.getOrDefault(task.id(), 0);
      Dice dice = dice(one, task, attempt);
      Optional<String> person = performer(task, command, dice);
      if (person.isEmpty()) {
        return false;
      }
      if (dice.perMille(30)) {
        trespass(one, task, command);
      }
      Map<String, Object> answers = habits.forTask(task.key()).answers().apply(
          new Moment(house, one, task.caseNumber(), person.get(), dice, attempt, today));
      attempts.merge(task.id(), 1, Integer::sum);
      house.part(People.class).as(person.get(), () -> {
        if (task.assignee() == null) {
          house.part(TaskService.class).claim(task.id(), person.get());
        }
        house.part(FormService.class).submitTaskForm(task.id(), answers);
      });
      attempts.remove(task.id());
      return true;
    });
  }

  private Optional<String> performer(Waiting task, Command command, Dice dice) {
    List<String> able = command.isFse()
        ? fse(command.roles().contains(CaseRole.REVIEWER) ? CaseRole.REVIEWER : CaseRole.APPROVER)
        : house.part(Cases.class).get(task.caseNumber()).whoMay(command);
    List<String> there = (task.assignee() == null ? able : List.of(task.assignee())).stream()
        .filter(person -> !away.contains(person)).toList();
    return there.isEmpty() ? Optional.empty() : Optional.of(dice.one(there));
  }

  /** Somebody who may not tries to take the task. */
  private void trespass(Institute one, Waiting task, Command command) {
    String other = "inst" + (one.index + 1) % settings.institutions() + "contact";
    boolean[] through = {false};
    try {
      house.part(People.class).as(command.isFse() ? one.id + "contact" : other, () -> {
        house.part(TaskService.class).claim(task.id(), other);
        through[0] = true;
      });
    } catch (RuntimeException refused) {
      // as it should be
    }
    if (house.isUp()) {
      tally.happened("trespass");
      invariants.trespassed(through[0], other + " could take " + task.key() + " of " + one.id);
    }
  }

  // --- jobs

  private List<String> dueInstitutions() {
    return house.records().sql("select distinct tenant_id_ from act_ru_job where process_def_id_ is not null"
            + " and retries_ > 0 and suspension_state_ = 1 and (duedate_ is null or duedate_ <= ?) order by 1")
        .param(now()).query(String.class).list();
  }

  private void runDue(List<String> tenants) {
    all(tenants.stream().<Callable<Void>>map(tenant -> () -> {
      runDue(tenant);
      return null;
    }).toList());
  }

  /** Runs what is due in the institution's cases until nothing is. */
  private void runDue(String tenant) {
    for (List<String> due = due(tenant); !due.isEmpty() && house.isUp(); due = due(tenant)) {
      for (String job : due) {
        attempt("job", () -> {
          try {
            house.part(ManagementService.class).executeJob(job);
          } catch (OptimisticLockingException later) {
            return false;
          }
          return true;
        });
      }
    }
  }

  private List<String> due(String tenant) {
    try {
      return house.part(JdbcClient.class).sql("select id_ from act_ru_job where tenant_id_ = ?"
              + " and process_def_id_ is not null and retries_ > 0 and suspension_state_ = 1"
              + " and (duedate_ is null or duedate_ <= ?) order by duedate_, id_")
          .param(tenant).param(now()).query(String.class).list();
    } catch (RuntimeException e) {
      if (house.isUp()) {
        throw e;
      }
      return List.of();
    }
  }

  /** Everything regular, once; who holds which task is looked at once a week, which takes long. */
  private void runScheduled() {
    for (ScheduledTask task : house.scheduled()) {
      if (!task.toString().endsWith("arrangeAll") || today.getDayOfWeek() == DayOfWeek.MONDAY) {
        lap(task.toString(), () -> attempt(task.toString(), () -> {
          task.getTask().getRunnable().run();
          return false;
        }));
      }
    }
  }

  // --- how things go

  private interface Attempt {
    /** @return whether there was anything to do */
    boolean make();
  }

  private void attempt(String what, Attempt attempt) {
    if (!house.isUp()) {
      return;
    }
    try {
      if (attempt.make()) {
        tally.happened(what);
        if (fuse.get() > 0 && fuse.decrementAndGet() == 0) {
          new Thread(house::pullThePlug).start();
        }
      }
    } catch (RuntimeException e) {
      Optional<String> refusal = refusal(e);
      if (refusal.isPresent()) {
        tally.refused(what, refusal.get());
      } else if (house.isUp()) {
        tally.failed(what, e);
      }
    }
  }

  /** What the application said to whoever may not, or not like that. */
  private static Optional<String> refusal(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof InputRefused || cause instanceof NoRight) {
        return Optional.of(cause.getMessage());
      }
    }
    return Optional.empty();
  }

  /** After a crash the application is started again. */
  private void mend() {
    if (!house.isUp()) {
      happens("crash");
      house.buryAndStart();
    }
  }

  private void all(List<Callable<Void>> jobs) {
    try {
      for (var result : workers.invokeAll(jobs)) {
        result.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void moment(LocalTime time) {
    ClockUtil.setCurrentTime(java.util.Date.from(today.atTime(time).atZone(EngineClock.DENMARK).toInstant()));
  }

  private static Timestamp now() {
    return Timestamp.from(Instant.ofEpochMilli(ClockUtil.getCurrentTime().getTime()));
  }
}
