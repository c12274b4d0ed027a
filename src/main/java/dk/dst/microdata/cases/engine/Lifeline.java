package dk.dst.microdata.cases.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * This node's line to the database, apart from the pool. It knows within some seconds whether PostgreSQL is away, which
 * a pool that is merely busy does not show; and it holds a lock of the name under which this node locks its jobs, by
 * which others see that the node lives. A line that was lost is another one when it is back, under another name: what
 * was begun under the old one had its connection cut.
 */
@Component
public class Lifeline extends StartStep implements DisposableBean {

  /** The kind of lock that a living node holds of its name. */
  static final int KIND = 2;

  private static final Logger log = LoggerFactory.getLogger(Lifeline.class);
  private static final int PATIENCE = 2;
  private static final long PAUSE = 500;

  private final OwnConnections connections;
  private final EngineInternals engine;
  private final PatientPool pool;
  private final Thread thread = new Thread(this::watch, "lifeline");
  private Connection connection;
  private volatile boolean away;
  private volatile boolean ended;

  Lifeline(OwnConnections connections, EngineInternals engine, PatientPool pool) {
    super(NODE);
    this.connections = connections;
    this.engine = engine;
    this.pool = pool;
    thread.setDaemon(true);
  }

  @Override
  protected void run() {
    look();
    pool.ask(this);
    thread.start();
  }

  /** Whether PostgreSQL was away when it was last looked for, half a second ago. */
  public boolean isAway() {
    return away;
  }

  /** Whether it is away now, for whoever has just failed to reach it. Takes four seconds at most. */
  public boolean look() {
    if (!away) {
      lookUnlessKnown();
    }
    return away;
  }

  /** Many may come at the same moment, and must not all look, one after the other. */
  private synchronized void lookUnlessKnown() {
    if (!away) {
      beat();
    }
  }

  private void watch() {
    while (!ended) {
      try {
        beat();
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized void beat() {
    if (ended || isHeld()) {
      return;
    }
    try {
      hold();
      if (away) {
        log.info("PostgreSQL is back");
        away = false;
      }
    } catch (SQLException e) {
      if (!away) {
        log.error("PostgreSQL is away; requests are answered 503 until it is back: {}", e.getMessage());
        away = true;
        pool.letGo();
      }
    }
  }

  private boolean isHeld() {
    if (connection == null) {
      return false;
    }
    try (var ask = connection.createStatement()) {
      ask.execute("select 1");
      return true;
    } catch (SQLException e) {
      close();
      return false;
    }
  }

  private void hold() throws SQLException {
    connection = connections.open(PATIENCE);
    String name = UUID.randomUUID().toString();
    try {
      OwnConnections.lock(connection, KIND, name);
      engine.lockJobsAs(name);
    } catch (SQLException e) {
      close();
      throw e;
    }
  }

  private void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      log.debug("It was lost already", e);
    }
    connection = null;
  }

  @Override
  public void destroy() {
    ended = true;
    thread.interrupt();
    synchronized (this) {
      if (connection != null) {
        close();
      }
    }
  }
}
