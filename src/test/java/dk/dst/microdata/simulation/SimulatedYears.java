package dk.dst.microdata.simulation;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.desk.casefile.StrandedCases;
import dk.dst.microdata.simulation.PeopleAtWork.Waiting;
import dk.dst.microdata.simulation.Wishes.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.scheduling.config.ScheduledTask;

/**
 * Years of the simulated world, day by day: in the night what is due happens, on working days people do what waits for
 * them and what comes to their mind, and in the evening everything regular runs once. Institutions are at work at the
 * same moment, each for itself in order.
 */
final class SimulatedYears {

  /** Something that comes to somebody's mind on a day. */
  private record Coming(LocalDate day, Wish wish, Institute at) {}

  /** What goes wrong, or changes, on a day. */
  private enum Incident {
    RELEASE, OUTAGE, NO_MAIL, CRASH_AT_WORK, CRASH_AT_POST;

    String words() {
      return name().toLowerCase().replace('_', ' ');
    }
  }

  private static final List<String> ROUNDS =
      List.of("TaskSeats.arrangeAll", "Replanning.sweep", "Charges.round", "Bills.round");
  private static final int OUTAGE_DAYS = 7;
  private static final int MAIL_OUTAGE_DAYS = 5;
  private static final int STEPS_TO_CRASH = 7;

  private final Settings settings;
  private final House house;
  private final Wishes wishes = new Wishes();
  private final Tally tally = new Tally();
  private final Invariants invariants = new Invariants();
  private final PeopleAtWork people;
  private final RightsAtWork rights;
  private final Report report;
  private final List<Institute> institutes;
  private final List<Coming> coming = new ArrayList<>();
  private final Map<LocalDate, Incident> incidents = new TreeMap<>();
  private final ExecutorService workers;
  private Reminders reminders;
  private Future<?> posting = CompletableFuture.completedFuture(null);
  private LocalDate today = Settings.START;
  private LocalDate downUntil = Settings.START;
  private LocalDate noMailUntil = Settings.START;
  private YearMonth planned;
  private YearMonth checked = YearMonth.from(Settings.START);

  SimulatedYears(Settings settings, Path folder) throws IOException {
    this.settings = settings;
    clock(LocalTime.of(7, 0));
    house = new House(folder);
    people = new PeopleAtWork(settings.seed(), house, tally, invariants);
    rights = new RightsAtWork(house, invariants);
    report = new Report(settings, folder);
    workers = Executors.newFixedThreadPool(settings.threads());
    institutes = IntStream.range(0, settings.institutions()).mapToObj(index -> {
      Dice dice = Dice.of(settings.seed(), "institute", index);
      return new Institute(index, Settings.START.plusDays(dice.from(0, settings.arrivalDays())), dice.perMille(150));
    }).toList();
    incidents();
  }

  /** Spread over the years, never two on a day. */
  private void incidents() {
    int days = settings.days();
    int releases = house.versions().count() - 1;
    IntStream.rangeClosed(1, releases).forEach(i -> incident(days * i / (releases + 1), Incident.RELEASE));
    IntStream.range(0, settings.outages()).forEach(i ->
        incident(Dice.of(settings.seed(), "outage", i).from(days / 6, days - 40), Incident.OUTAGE));
    IntStream.range(0, settings.mailOutages()).forEach(i ->
        incident(Dice.of(settings.seed(), "mail", i).from(days / 6, days - 40), Incident.NO_MAIL));
    IntStream.range(0, settings.crashes()).forEach(i -> incident(days * (i + 1) / (settings.crashes() + 1) + 17,
        i % 2 == 0 ? Incident.CRASH_AT_WORK : Incident.CRASH_AT_POST));
  }

  private void incident(int day, Incident what) {
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
      reminders = new Reminders(house.application().containsBean("reminders"));
      for (; today.isBefore(settings.end()); today = today.plusDays(1)) {
        clock(LocalTime.of(6, 0));
        back();
        if (incidents.containsKey(today)) {
          awaitPost();
          happen(incidents.get(today));
        }
        plan();
        if (house.isUp()) {
          day();
        }
      }
      today = today.minusDays(1);
      finish();
      return report;
    } finally {
      workers.shutdownNow();
      ClockUtil.reset();
    }
  }

  private void happen(Incident incident) {
    switch (incident) {
      case RELEASE -> {
        house.release();
        if (house.isUp()) {
          house.stop();
          house.start();
        }
      }
      case OUTAGE -> {
        if (house.isUp()) {
          house.stop();
        }
        downUntil = today.plusDays(OUTAGE_DAYS);
      }
      case NO_MAIL -> {
        house.post().down();
        noMailUntil = today.plusDays(MAIL_OUTAGE_DAYS);
      }
      case CRASH_AT_WORK -> house.dieAfter(STEPS_TO_CRASH);
      case CRASH_AT_POST -> house.dieWhilePosting();
    }
    report.mark(today, incident.words());
  }

  /** What was down is up again when its time has come. */
  private void back() {
    if (house.hasDied()) { // over night, at the post
      mend();
    } else if (!house.isUp() && !today.isBefore(downUntil)) {
      house.start();
    }
    if (!today.isBefore(noMailUntil)) {
      house.post().up();
    }
  }

  private void day() {
    clock(LocalTime.of(3, 0));
    all(people.withDueJobs().stream().<Runnable>map(institution -> () -> people.runDue(institution)).toList());
    mend();
    if (today.getDayOfWeek() != DayOfWeek.SATURDAY && today.getDayOfWeek() != DayOfWeek.SUNDAY) {
      clock(LocalTime.of(10, 0));
      work();
      mend();
    }
    clock(LocalTime.of(20, 0));
    evening();
    mend();
    reminders.observe(house.records(), today);
    if (!YearMonth.from(today).equals(checked)) {
      checked = YearMonth.from(today);
      check();
      if (today.getMonthValue() % 6 == 1) {
        report.progress(today, tally, invariants, house);
      }
    }
  }

  /** Everything regular, once. What has been written is sent while the next day has begun. */
  private void evening() {
    awaitPost();
    for (ScheduledTask task : house.scheduled()) {
      if (task.toString().contains("Outbox")) {
        posting = workers.submit(() -> people.runScheduled(task.toString(), task.getTask().getRunnable()));
      } else if (!isRound(task)) {
        people.runScheduled(task.toString(), task.getTask().getRunnable());
      }
    }
  }

  /** Looks at everything there is, every hour, and mostly finds it as it should be: here once a month. */
  private static boolean isRound(ScheduledTask task) {
    return ROUNDS.stream().anyMatch(task.toString()::endsWith);
  }

  private void rounds() {
    do {
      mend();
      house.scheduled().stream().filter(SimulatedYears::isRound)
          .forEach(task -> people.runScheduled(task.toString(), task.getTask().getRunnable()));
    } while (!house.isUp());
  }

  private void awaitPost() {
    result(posting);
  }

  /** After a crash the application is started again. */
  private void mend() {
    if (!house.isUp()) {
      awaitPost();
      tally.happened("crash");
      house.buryAndStart();
    }
  }

  private void check() {
    rounds();
    invariants.check(house.records(), today, PeopleAtWork.now());
    List<?> stranded = house.part(StrandedCases.class).all();
    invariants.checked("no case is named as one without a next step", stranded.isEmpty(), stranded.toString());
    rights.check(waiting().values().stream().flatMap(List::stream).toList(), today);
    report.observe(house.records(), today);
    awaitPost();
    house.post().collect();
  }

  /** The last letters go out, and everything is looked at once more. */
  private void finish() throws IOException {
    house.post().up();
    if (!house.isUp()) {
      house.start();
    }
    for (int hour = 21; hour < 24; hour++) {
      clock(LocalTime.of(hour, 0));
      evening();
    }
    awaitPost();
    mend(); // where it was to die at the post and has found nothing to send until now
    check();
    invariants.checked("no step fails unexpectedly", true, "");
    tally.failed().forEach((what, times) -> invariants.checked("no step fails unexpectedly", false,
        times + " times " + what));
    var results = new ArrayList<>(reminders.results(house.records()));
    results.add(Mail.result(house.records(), house.post()));
    report.finish(tally, invariants, results, house);
  }

  /** In the beginning of a month it is cast what comes to people's mind in it. */
  private void plan() {
    if (YearMonth.from(today).equals(planned)) {
      return;
    }
    planned = YearMonth.from(today);
    for (Institute institute : institutes) {
      for (Wish wish : wishes.all()) {
        comes(Dice.of(settings.seed(), institute.index, wish.name(), planned.toString()), wish, institute);
      }
    }
    for (Wish wish : wishes.ofFse()) {
      comes(Dice.of(settings.seed(), wish.name(), planned.toString()), wish, institutes.get(0));
    }
  }

  private void comes(Dice dice, Wish wish, Institute institute) {
    LocalDate day = today.plusDays(dice.from(0, 27));
    if (dice.perMille(wish.perMille())) {
      coming.add(new Coming(day, wish, institute));
    }
  }

  private void work() {
    Map<String, List<Waiting>> waiting = waiting();
    Set<String> away = Set.copyOf(house.records().sql("select distinct person_id from absence"
        + " where ? between from_day and until_day").param(today).query(String.class).list());
    Map<Institute, List<Wish>> minds = coming.stream().filter(wish -> !wish.day().isAfter(today))
        .collect(Collectors.groupingBy(Coming::at, Collectors.mapping(Coming::wish, Collectors.toList())));
    coming.removeIf(wish -> !wish.day().isAfter(today));
    var work = new ArrayList<Runnable>();
    for (Institute institute : institutes) {
      if (institute.id == null) {
        if (!today.isBefore(institute.arrives)) {
          work.add(() -> people.arrive(institute, today));
        }
        continue;
      }
      List<Waiting> tasks = waiting.getOrDefault(institute.id, List.of()).stream()
          .filter(task -> people.isTimeFor(institute, task, today)).toList();
      List<Wish> mind = minds.getOrDefault(institute, List.of());
      if (!tasks.isEmpty() || !mind.isEmpty()) {
        work.add(() -> {
          mind.forEach(wish -> people.fulfil(institute, wish, today));
          tasks.forEach(task -> people.act(institute, task, away, today));
          people.runDue(institute.id);
        });
      }
    }
    all(work);
  }

  /** All open tasks by institution, in the order in which the institution's cases came. */
  private Map<String, List<Waiting>> waiting() {
    return house.records().sql("""
            select t.id_ as id, t.task_def_key_ as key, t.tenant_id_ as institution, e.business_key_ as case_number,
                   t.assignee_ as assignee, %s as created
            from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
            order by length(e.business_key_), e.business_key_, t.task_def_key_"""
            .formatted(Moment.day("t.create_time_")))
        .query(Waiting.class).list().stream().collect(Collectors.groupingBy(Waiting::institution));
  }

  private void all(List<Runnable> work) {
    work.stream().map(workers::submit).toList().forEach(SimulatedYears::result);
  }

  private static void result(Future<?> work) {
    try {
      work.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void clock(LocalTime time) {
    ClockUtil.setCurrentTime(Date.from(today.atTime(time).atZone(EngineClock.DENMARK).toInstant()));
  }
}
