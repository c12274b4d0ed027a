package dk.dst.microdata.cases.engine;

import org.springframework.context.SmartLifecycle;

/**
 * Something that happens once at start-up, before the web server answers and before any timer fires. The steps run in
 * the order of their phases; one that throws stops the start.
 */
public abstract class StartStep implements SmartLifecycle {

  protected static final int NODE = -60;
  protected static final int CLOCK = -50;
  protected static final int MODELS = -40;
  protected static final int RIGHTS = -30;
  protected static final int MIGRATION = -20;
  /** After the migration, which leaves the timers' dates as they are. */
  protected static final int REPLANNING = -15;
  protected static final int WORLD = -10;
  protected static final int READY = -5;

  private final int phase;
  private boolean running;

  protected StartStep(int phase) {
    this.phase = phase;
  }

  protected abstract void run();

  @Override
  public final void start() {
    run();
    running = true;
  }

  @Override
  public final void stop() {
    running = false;
  }

  @Override
  public final boolean isRunning() {
    return running;
  }

  @Override
  public final int getPhase() {
    return phase;
  }
}
