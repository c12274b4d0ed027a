package dk.dst.microdata.process;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets one node at a time do what all would begin at the same moment. The lock is the database's and hangs on a
 * connection of its own: a node that dies has left it. Whoever comes second waits, and finds nothing left to do.
 */
@Component
public class OneAtATime {

  private final DataSource database;

  OneAtATime(DataSource database) {
    this.database = database;
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
    try (Connection connection = database.getConnection()) {
      ask(connection, "select pg_advisory_lock(hashtext(?))", name);
      try {
        return work.get();
      } finally {
        ask(connection, "select pg_advisory_unlock(hashtext(?))", name);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(name + " cannot be locked", e);
    }
  }

  private static void ask(Connection connection, String sql, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      statement.execute();
    }
  }
}
