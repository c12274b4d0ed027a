package dk.dst.microdata.statements;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How PostgreSQL would find what a statement wants, were there many rows of everything. */
final class Plans {

  private static final Pattern EXPLAINABLE = Pattern.compile("(?is)\\s*(select|with|insert|update|delete)\\b.*");
  private static final Pattern PARAMETER = Pattern.compile("\\?");
  private static final Pattern SCAN = Pattern.compile("Seq Scan on (\\w+)");

  private Plans() {}

  /**
   * The statements that look through all rows of a table, because no index finds what they want, by table. PostgreSQL is
   * told that looking through all rows is dear, which it is where there are many.
   */
  static Map<String, Set<String>> withoutIndex(EmbeddedPostgres postgres, Collection<String> statements)
      throws SQLException {
    var found = new TreeMap<String, Set<String>>();
    // the extended protocol would want values for the parameters
    try (Connection connection = postgres.getPostgresDatabase(Map.of("preferQueryMode", "simple")).getConnection();
        Statement ask = connection.createStatement()) {
      ask.execute("set search_path to camunda, microdata");
      ask.execute("set enable_seqscan = off");
      for (String sql : statements) {
        if (EXPLAINABLE.matcher(sql).matches()) {
          scanned(ask, sql).forEach(table -> found.computeIfAbsent(table, first -> new TreeSet<>()).add(sql));
        }
      }
    }
    return found;
  }

  private static Set<String> scanned(Statement ask, String sql) throws SQLException {
    var parameter = new AtomicInteger();
    var tables = new TreeSet<String>();
    try (ResultSet plan = ask.executeQuery("explain (generic_plan) "
        + PARAMETER.matcher(sql).replaceAll(mark -> "\\$" + parameter.incrementAndGet()))) {
      while (plan.next()) {
        Matcher scan = SCAN.matcher(plan.getString(1));
        if (scan.find()) {
          tables.add(scan.group(1));
        }
      }
    }
    return tables;
  }
}
