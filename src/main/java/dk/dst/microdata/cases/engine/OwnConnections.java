package dk.dst.microdata.cases.engine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Connections past the pool, for what must be held or known whatever the pool is busy with. PostgreSQL's advisory locks
 * hang on them: they last as long as the connection, and so as long as the node that holds it lives.
 */
@Component
record OwnConnections(JdbcConnectionDetails details) {

  /** A node whose machine has vanished says no goodbye; PostgreSQL asks after 10 s, and gives it up after 10 more. */
  private static final String SAY_GOODBYE_FOR_THE_DEAD =
      "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=2";

  /**
   * Opens one under the application's role. What is asked of it must be answered at once.
   *
   * @param patience seconds in which it must be open, and each question be answered; a start on a busy machine, which
   *     has yet to read the driver, needs many
   */
  Connection open(int patience) throws SQLException {
    var properties = new Properties();
    if (details.getUsername() != null) {
      properties.setProperty("user", details.getUsername());
    }
    if (details.getPassword() != null) {
      properties.setProperty("password", details.getPassword());
    }
    properties.setProperty("options", SAY_GOODBYE_FOR_THE_DEAD);
    for (String limit : new String[] {"connectTimeout", "loginTimeout", "socketTimeout"}) {
      properties.setProperty(limit, String.valueOf(patience));
    }
    return DriverManager.getConnection(details.getJdbcUrl(), properties);
  }

  /** Takes the lock of that kind and name for as long as the connection lasts, unless somebody else has it. */
  static boolean lock(Connection connection, int kind, String name) throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement("select pg_try_advisory_lock(?, hashtext(?))")) {
      ask.setInt(1, kind);
      ask.setString(2, name);
      try (ResultSet answer = ask.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }
}
