package dk.dst.microdata.cases.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets one node at a time do what all would begin at the same moment. The lock is the database's and hangs on a
 * connection of its own: a node that dies has left it, and the pool may be as small as one. Whoever comes second waits,
 * and finds nothing left to do.
 */
@Component
public class OneAtATime {

  private static final Logger log = LoggerFactory.getLogger(OneAtATime.class);
  private static final int KIND = 1;
  private static final int PATIENCE = 60;
  private static final long PAUSE = 200;

  private final OwnConnections connections;

  OneAtATime(OwnConnections connections) {
    this.connections = connections;
  }

  /**
   * Runs it while no other node does.
   *
   * @throws IllegalStateException inside a transaction, whose locks the one who is waited for might need
   */
  public <T> T during(String name, Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException(name + " must not wait inside a transaction");
    }
    try (Turn turn = await(name)) {
      return work.get();
    } catch (SQLException e) {
      throw new IllegalStateException(name + " cannot be locked", e);
    }
  }

  /** What only one node has. It ends when it is closed, or with the node. */
  public interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /** Waits until no other node has that turn. */
  public Turn await(String name) throws SQLException {
    Connection connection = connections.open(PATIENCE);
    try {
      for (boolean told = false; !OwnConnections.lock(connection, KIND, name); told = true) {
        if (!told) {
          log.info("Another node is at it; waiting for its {} to end", name);
        }
        Thread.sleep(PAUSE); // a lock that is waited for in the database would outlive a waiter that is killed
      }
    } catch (SQLException e) {
      close(connection);
      throw e;
    } catch (InterruptedException e) {
      close(connection);
      Thread.currentThread().interrupt();
      throw new IllegalStateException(name + " was interrupted while it waited", e);
    }
    return () -> close(connection);
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      log.debug("The connection was lost, and with it its lock", e);
    }
  }
}
