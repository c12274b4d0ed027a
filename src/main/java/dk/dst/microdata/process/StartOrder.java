package dk.dst.microdata.process;

/** What happens at start-up, in this order, before the web server answers and before any timer fires. */
public final class StartOrder {

  public static final int CLOCK = -50;
  public static final int MODELS = -40;
  public static final int RIGHTS = -30;
  public static final int MIGRATION = -20;
  public static final int DEMO_WORLD = -10;

  private StartOrder() {}
}
