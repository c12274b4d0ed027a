package dk.dst.microdata.cases.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.postgresql.jdbc.PgConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * Tells a pool that is busy from a database that is away, which look alike to whoever waits for a connection. Where all
 * are in use people wait their turn for half a minute; where PostgreSQL is away they are told so within seconds.
 */
@Component
class PatientPool implements BeanPostProcessor {

  private static final Logger log = LoggerFactory.getLogger(PatientPool.class);
  /** Of two seconds each, which is the pool's connection-timeout. */
  private static final int TURNS = 15;

  private final Set<PgConnection> connections = Collections.synchronizedSet(
      Collections.newSetFromMap(new WeakHashMap<>()));
  /** Null until there is one, late in the start. */
  private volatile Lifeline lifeline;

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource pool && name.equals("dataSource") ? new Patient(pool) : bean;
  }

  /** From now on it is asked whether the database is away. */
  void ask(Lifeline line) {
    lifeline = line;
  }

  /** Cuts what is still held, so that nobody goes on waiting for an answer from a database that is away. */
  void letGo() {
    List<PgConnection> held;
    synchronized (connections) {
      held = new ArrayList<>(connections);
      connections.clear();
    }
    for (PgConnection connection : held) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException e) {
        log.debug("It was lost already", e);
      }
    }
  }

  private class Patient extends DelegatingDataSource {

    Patient(DataSource pool) {
      super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
      for (int turn = 1; ; turn++) {
        if (lifeline != null && lifeline.isAway()) {
          throw new SQLTransientConnectionException("PostgreSQL is away");
        }
        try {
          Connection connection = super.getConnection();
          connections.add(connection.unwrap(PgConnection.class));
          return connection;
        } catch (SQLTransientConnectionException e) {
          if (turn == TURNS || lifeline != null && lifeline.look()) {
            throw e;
          }
        }
      }
    }
  }
}
