package dk.dst.microdata.demo;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.cases.engine.EngineInternals;
import dk.dst.microdata.ground.Mode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.stereotype.Component;

/**
 * Moves the demo's clock forward through the days, so that one can live through two years in some minutes. It stops at
 * every midnight and at every moment at which a step of a case is due; there what is due happens, and everything that
 * otherwise runs by the clock (reminders, letters, tasks, next dates) runs once. Meanwhile this node's job executor
 * rests, or it would do the same steps at other dates.
 *
 * <p>A move begins or is refused, and one that has begun comes to its end: after a restart in the middle it goes on.
 */
@Component
@Conditional(Mode.Demo.class)
class ClockMove implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(ClockMove.class);

  /**
   * A move, under way or the last one.
   *
   * @param day how far it has come
   * @param happened how many steps of cases happened on the way
   */
  record Progress(LocalDate from, LocalDate to, LocalDate day, int happened, State state) {}

  enum State { UNDER_WAY, ARRIVED, STUCK }

  private final DemoClock demoClock;
  private final EngineClock clock;
  private final ProcessEngine engine;
  private final ObjectProvider<ScheduledTaskHolder> scheduled;
  private final ExecutorService mover = Executors.newSingleThreadExecutor(work -> new Thread(work, "demo-clock"));
  private volatile Progress progress;
  private volatile boolean ending;

  ClockMove(DemoClock demoClock, EngineClock clock, ProcessEngine engine,
      ObjectProvider<ScheduledTaskHolder> scheduled) {
    this.demoClock = demoClock;
    this.clock = clock;
    this.engine = engine;
    this.scheduled = scheduled;
  }

  /** The move under way, else the last one since the start; null before the first. */
  Progress progress() {
    return progress;
  }

  /** Begins to move the clock there, unless it is being moved: then nothing happens, and the answer is false. */
  synchronized boolean begin(Instant target) {
    if (progress != null && progress.state() == State.UNDER_WAY) {
      return false;
    }
    demoClock.set(clock.instant(), target);
    LocalDate today = LocalDate.now(clock);
    progress = new Progress(today, LocalDate.ofInstant(target, EngineClock.DENMARK), today, 0, State.UNDER_WAY);
    mover.execute(() -> move(target));
    return true;
  }

  /** Goes on where a restart has interrupted it. */
  @EventListener(ApplicationReadyEvent.class)
  void goOn() {
    demoClock.unfinished().ifPresent(this::begin);
  }

  private void move(Instant target) {
    try {
      EngineInternals.withoutJobExecutor(engine, () -> liveUntil(target));
      if (!ending) { // else the next start goes on
        demoClock.arrived();
        at(State.ARRIVED, 0);
      }
    } catch (RuntimeException e) {
      log.error("The demo's clock is stuck at {}; what has happened until then stays", clock.instant(), e);
      at(State.STUCK, 0);
    }
  }

  private void liveUntil(Instant target) {
    live(); // first what is due where it stands: a move that was killed may have done nothing of it yet
    while (clock.instant().isBefore(target) && !ending) {
      demoClock.set(nextStop(target), target);
      live();
    }
  }

  private void live() {
    int happened = demoClock.letHappen();
    scheduled.stream().flatMap(holder -> holder.getScheduledTasks().stream()).forEach(ClockMove::run);
    at(State.UNDER_WAY, happened + demoClock.letHappen());
  }

  private Instant nextStop(Instant target) {
    Instant midnight = LocalDate.now(clock).plusDays(1).atStartOfDay(EngineClock.DENMARK).toInstant();
    Instant nextDay = midnight.isBefore(target) ? midnight : target;
    Instant now = clock.instant();
    return demoClock.nextDue(nextDay).map(due -> due.isBefore(now) ? now : due).orElse(nextDay);
  }

  private static void run(ScheduledTask task) {
    try {
      task.getTask().getRunnable().run();
    } catch (RuntimeException e) { // as the scheduler does: the next round tries again
      log.warn("{} failed; it runs again at the next stop: {}", task, e.toString());
    }
  }

  private void at(State state, int happened) {
    progress = new Progress(progress.from(), progress.to(), LocalDate.now(clock), progress.happened() + happened,
        state);
  }

  /** Lets the stop it is at come to its end, while there still is a database. */
  @Override
  public void destroy() throws InterruptedException {
    ending = true;
    mover.shutdown();
    mover.awaitTermination(1, TimeUnit.MINUTES);
  }
}
