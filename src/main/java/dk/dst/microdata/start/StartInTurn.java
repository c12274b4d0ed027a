package dk.dst.microdata.start;

import dk.dst.microdata.cases.engine.OneAtATime;
import dk.dst.microdata.cases.engine.OneAtATime.Turn;
import dk.dst.microdata.cases.engine.StartStep;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Nodes that start at the same moment do so one after the other, from the first look at our tables to the last step
 * before anybody is served: neither Flyway's callbacks nor the engine's creation of its tables can be done by two at
 * once. Before anything is changed the roles are looked at, so that a start which would fail halfway is refused.
 */
@Component
class StartInTurn extends StartStep implements FlywayMigrationStrategy, DisposableBean {

  /** Wrong role or password, and no such database. */
  private static final String NO_ROLE_OR_DATABASE = "28\\w{3}|3D000";

  private static final String SITUATION = """
      select current_user as owner,
             has_database_privilege(current_database(), 'create') as may_create,
             (select count(*) = 2 from pg_namespace where nspname in ('microdata', 'camunda')) as made,
             (select pg_get_userbyid(nspowner) from pg_namespace
              where nspname = 'microdata' and not pg_has_role(nspowner, 'usage')) as another_owner,
             exists (select from pg_tables where schemaname = 'camunda' and tableowner <> ?
                     and not pg_has_role(?, 'member')) as cannot_hand_over
      """;

  private final OneAtATime oneAtATime;
  private final JdbcConnectionDetails application;
  private final FlywayConnectionDetails owner;
  private Turn turn;

  StartInTurn(OneAtATime oneAtATime, JdbcConnectionDetails application, FlywayConnectionDetails owner) {
    super(READY);
    this.oneAtATime = oneAtATime;
    this.application = application;
    this.owner = owner;
  }

  @Override
  public void migrate(Flyway flyway) {
    try {
      turn = oneAtATime.await("start");
      try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
        lookAtRoles(connection);
      }
    } catch (SQLException e) {
      throw refusal(e);
    }
    flyway.migrate();
  }

  private void lookAtRoles(Connection connection) throws SQLException {
    try (PreparedStatement ask = connection.prepareStatement(SITUATION)) {
      ask.setString(1, application.getUsername());
      ask.setString(2, application.getUsername());
      try (ResultSet is = ask.executeQuery()) {
        is.next();
        if (!is.getBoolean("made") && !is.getBoolean("may_create")) {
          throw roles().refused("The role \"" + is.getString("owner") + "\" may not make our tables in the database.");
        }
        if (is.getString("another_owner") != null) {
          throw new StartRefused("The tables belong to the role \"" + is.getString("another_owner")
              + "\". Set SPRING_FLYWAY_USER and SPRING_FLYWAY_PASSWORD to it.");
        }
        if (is.getBoolean("cannot_hand_over")) {
          throw new StartRefused("The engine's tables belong to another role than the application works under, as when"
              + " there was one role for both. Whoever administers PostgreSQL runs this once:\n\n  grant "
              + DatabaseRoles.quoted(application.getUsername()) + " to "
              + DatabaseRoles.quoted(is.getString("owner")) + ";\n\nThe next start hands them over.");
        }
      }
    }
  }

  private StartRefused refusal(SQLException e) {
    String address = application.getJdbcUrl().replaceFirst("\\?.*", "");
    return String.valueOf(e.getSQLState()).matches(NO_ROLE_OR_DATABASE)
        ? roles().refused("PostgreSQL lets us not into " + address + ": " + e.getMessage() + ".")
        : new StartRefused("PostgreSQL does not answer at " + address + ": " + e.getMessage());
  }

  private DatabaseRoles roles() {
    Properties parts = Driver.parseURL(application.getJdbcUrl(), new Properties());
    String database = parts == null ? null : PGProperty.PG_DBNAME.getOrDefault(parts);
    return new DatabaseRoles(owner.getUsername(), application.getUsername(), database);
  }

  /** The last step of the start: the next node may begin. */
  @Override
  protected void run() {
    turn.close();
  }

  /** Also where the start has failed. */
  @Override
  public void destroy() {
    if (turn != null) {
      turn.close();
    }
  }
}
