package dk.dst.microdata.desk.migration;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of what followed to new versions of the long-lived models and what did not. */
@Repository
public class ModelMigrations {

  /**
   * One attempt for one older version.
   *
   * @param startedAt Danish time
   * @param finished false while it is under way, or where it was interrupted; the next start then went on
   * @param leftBehind how many stayed where they were
   * @param refused why none was moved, or null
   */
  public record Migration(long id, String process, int fromVersion, int toVersion, LocalDateTime startedAt,
      boolean finished, int moved, int leftBehind, String refused) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  ModelMigrations(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** @return id of the attempt that begins */
  public long begin(String process, int from, int to) {
    return jdbc.sql("insert into model_migration (process, from_version, to_version, started_at) values (?, ?, ?, ?)"
            + " returning id")
        .param(process).param(from).param(to).param(now()).query(Long.class).single();
  }

  /** One has moved; to be called in the transaction that moves it. */
  public void moved(long migration) {
    jdbc.sql("update model_migration set moved = moved + 1 where id = ?").param(migration).update();
  }

  /** One stays where it is. */
  public void left(long migration, String caseNumber, String reason) {
    jdbc.sql("""
            with named as (insert into model_migration_left (migration, case_number, reason) values (?, ?, ?)
                           on conflict do nothing returning migration)
            update model_migration set left_behind = left_behind + 1 where id in (select migration from named)""")
        .param(migration).param(caseNumber).param(reason).update();
  }

  public void end(long migration) {
    jdbc.sql("update model_migration set finished_at = ? where id = ?").param(now()).param(migration).update();
  }

  /** None was moved, for that reason. */
  public void refuse(long migration, int instances, String reason) {
    jdbc.sql("update model_migration set finished_at = ?, left_behind = ?, refused = ? where id = ?").param(now())
        .param(instances).param(reason).param(migration).update();
  }

  /** The newest attempts for a model, the last one first. */
  public List<Migration> latest(String process, int count) {
    return jdbc.sql("""
            select id, process, from_version, to_version, started_at, finished_at is not null as finished, moved,
                   left_behind, refused
            from model_migration where process = ? order by id desc limit ?""")
        .param(process).param(count).query((row, i) -> new Migration(row.getLong("id"), row.getString("process"),
            row.getInt("from_version"), row.getInt("to_version"),
            LocalDateTime.ofInstant(row.getTimestamp("started_at").toInstant(), clock.getZone()),
            row.getBoolean("finished"), row.getInt("moved"), row.getInt("left_behind"), row.getString("refused")))
        .list();
  }

  /** Why the cases of that version stayed the last time, by case number. Where its plan was refused, none is named. */
  public Map<String, String> reasons(String process, int version) {
    return jdbc.sql("""
            select case_number, reason from model_migration_left where migration =
              (select max(id) from model_migration where process = ? and from_version = ?)""")
        .param(process).param(version).query((row, i) -> Map.entry(row.getString(1), row.getString(2))).list().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Why none of that version was moved the last time, or null. */
  public String refusal(String process, int version) {
    return jdbc.sql("select refused from model_migration where process = ? and from_version = ?"
            + " order by id desc limit 1")
        .param(process).param(version).query((row, i) -> row.getString(1)).list().stream()
        .filter(reason -> reason != null)
        .findFirst().orElse(null);
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
