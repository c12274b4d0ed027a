package dk.dst.microdata.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Writes down each statement that the application sends to its database, next to the pool, so that nothing is hidden
 * from it. What is sent as a batch counts as one where the driver makes one of it, and else as many as it holds.
 */
@TestComponent
public class Statements implements BeanPostProcessor, PriorityOrdered {

  /** Statements and ended transactions, in order. */
  public record Sent(List<String> statements, int transactions) {

    public int count() {
      return statements.size();
    }

    /** All but those that begin so. */
    public Sent without(String beginning) {
      return new Sent(statements.stream().filter(sql -> !sql.strip().startsWith(beginning)).toList(), transactions);
    }

    /** Each statement by the beginning of its text, with how often, the most frequent first. */
    @Override
    public String toString() {
      Map<String, Long> counted = statements.stream().map(sql -> sql.strip().replaceAll("\\s+", " "))
          .collect(Collectors.groupingBy(sql -> sql, TreeMap::new, Collectors.counting()));
      return counted.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
          .map(entry -> "%4d  %s".formatted(entry.getValue(), entry.getKey()))
          .collect(Collectors.joining("\n", count() + " statements, " + transactions + " transactions\n", "\n"));
    }
  }

  private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
  private final List<String> ends = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean counting;

  /** What is sent until that is done, by whichever thread serves it. */
  public <T> Sent during(Callable<T> work) throws Exception {
    statements.clear();
    ends.clear();
    counting = true;
    try {
      work.call();
    } finally {
      counting = false;
    }
    return new Sent(List.copyOf(statements), ends.size());
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource pool && name.equals("dataSource") ? new Counting(pool) : bean;
  }

  private void sent(String sql) {
    if (isCounting()) {
      statements.add(sql);
    }
  }

  /** What is scheduled goes its own way meanwhile. */
  private boolean isCounting() {
    return counting && !Thread.currentThread().getName().startsWith("scheduling-");
  }

  private class Counting extends DelegatingDataSource {

    Counting(DataSource pool) {
      super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
      return proxy(Connection.class, super.getConnection(), new Ends());
    }
  }

  private interface Watch {

    Object seen(Method method, Object[] arguments, Object answer);
  }

  private static <T> T proxy(Class<T> type, T real, Watch watch) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
      try {
        return watch.seen(method, arguments, method.invoke(real, arguments));
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }));
  }

  /** A connection. What ends nothing, because nothing was asked, is no transaction. */
  private class Ends implements Watch {

    private int asked;

    @Override
    public Object seen(Method method, Object[] arguments, Object answer) {
      if (answer instanceof PreparedStatement statement) {
        return proxy(PreparedStatement.class, statement, new Executions((String) arguments[0]));
      }
      if (answer instanceof Statement statement) {
        return proxy(Statement.class, statement, new Executions(null));
      }
      if (isCounting() && asked > 0 && method.getName().matches("commit|rollback")) {
        ends.add(method.getName());
        asked = 0;
      }
      return answer;
    }

    private class Executions implements Watch {

      private final String sql;
      private final List<String> batch = new ArrayList<>();

      Executions(String sql) {
        this.sql = sql;
      }

      @Override
      public Object seen(Method method, Object[] arguments, Object answer) {
        if (method.getName().equals("addBatch")) {
          batch.add(arguments == null ? sql : (String) arguments[0]);
        } else if (method.getName().equals("executeBatch")) {
          batch.subList(0, batch.get(0).strip().startsWith("insert") ? 1 : batch.size()).forEach(Statements.this::sent);
          asked += batch.size();
          batch.clear();
        } else if (method.getName().startsWith("execute")) {
          sent(arguments == null || arguments.length == 0 ? sql : (String) arguments[0]);
          asked++;
        }
        return answer;
      }
    }
  }
}
