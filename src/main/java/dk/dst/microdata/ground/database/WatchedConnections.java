package dk.dst.microdata.ground.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Looks at each statement before it is sent. The first that writes in a transaction is preceded by who acts and when
 * it is, which the database writes down with whatever changes ({@code record_change}); most transactions only read, and
 * say nothing. And from a write on, what was read before is forgotten ({@link Reads}).
 */
@Component
public class WatchedConnections implements BeanPostProcessor {

  private static final String TELL =
      "select set_config('microdata.actor', ?, true), set_config('microdata.moment', ?, true)";
  private static final Pattern WRITTEN = Pattern.compile("(?:insert into|update|delete from) +(\\w+)");
  /**
   * Tables by which nothing is decided that is read twice: the trace, the letters, whose turn it is, what is typed, and
   * the engine's own but for its accounts.
   */
  private static final Pattern DECIDES_NOTHING = Pattern.compile("audit_entry|notice|turn|form_draft|act_(?!id_).*");
  private static final Pattern LOCKS = Pattern.compile("for (?:no key )?(?:update|share)|advisory");

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof DataSource pool && name.equals("dataSource")) {
      return new DelegatingDataSource(pool) {
        @Override
        public Connection getConnection() throws SQLException {
          return watch(super.getConnection());
        }
      };
    }
    return bean;
  }

  /** From now on that person acts in the transaction that is open; it is told where something is written in it. */
  public static void acts(String person, String moment) {
    for (Object resource : TransactionSynchronizationManager.getResourceMap().values()) {
      if (resource instanceof ConnectionHolder held && held.getConnection() instanceof Watched connection) {
        connection.acts(person, moment);
      }
    }
  }

  private interface Watched {

    void acts(String person, String moment);
  }

  private static Connection watch(Connection connection) {
    return (Connection) Proxy.newProxyInstance(WatchedConnections.class.getClassLoader(),
        new Class<?>[] {Connection.class, Watched.class}, new Watch(connection));
  }

  private static class Watch implements InvocationHandler, Watched {

    private final Connection connection;
    /** Null where nobody has said who acts, as outside of a transaction. */
    private String person;
    private String moment;
    private boolean told;

    Watch(Connection connection) {
      this.connection = connection;
    }

    @Override
    public void acts(String actor, String at) {
      person = actor;
      moment = at;
      told = false;
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
      if (method.getDeclaringClass() == Watched.class) {
        acts((String) arguments[0], (String) arguments[1]);
        return null;
      }
      switch (method.getName()) {
        case "prepareStatement", "prepareCall" -> before((String) arguments[0]);
        case "createStatement" -> before(""); // what will be sent is not known yet
        case "commit", "close" -> person = null;
        case "rollback" -> back(arguments != null);
        default -> { }
      }
      try {
        return method.invoke(connection, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    /** What was told since the savepoint is taken back, too. */
    private void back(boolean toSavepoint) {
      if (toSavepoint) {
        told = false;
      } else {
        person = null;
      }
    }

    private void before(String sql) throws SQLException {
      String text = sql.stripLeading();
      boolean asks = text.regionMatches(true, 0, "select", 0, 6);
      if (!asks && person != null && !told) {
        tell();
      }
      if (Reads.areKept() && mayChangeAnAnswer(text.toLowerCase(Locale.ROOT), asks)) {
        Reads.forget();
      }
    }

    private static boolean mayChangeAnAnswer(String text, boolean asks) {
      if (asks) {
        return LOCKS.matcher(text).find();
      }
      Matcher written = WRITTEN.matcher(text);
      return !written.lookingAt() || !DECIDES_NOTHING.matcher(written.group(1)).matches();
    }

    private void tell() throws SQLException {
      try (PreparedStatement statement = connection.prepareStatement(TELL)) {
        statement.setString(1, person);
        statement.setString(2, moment);
        statement.execute();
      }
      told = true;
    }
  }
}
