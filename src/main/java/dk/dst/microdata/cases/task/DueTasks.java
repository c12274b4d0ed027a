package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.ground.rights.Command;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Open tasks by their deadlines, read in one question however many there are. */
@Repository
public class DueTasks {

  /**
   * A task that waits to be done.
   *
   * @param command what doing it takes the right to
   * @param dueOn its last day
   * @param assignee whoever has taken it, or null
   */
  public record DueTask(String id, String caseNumber, String name, Command command, LocalDate createdOn,
      LocalDate dueOn, String assignee) {}

  private static final String TASK = """
      select k.id_, t.case_number, k.name_, t.command, k.create_time_, k.due_date_, k.assignee_
      from turn t join act_ru_task k on k.id_ = t.task_id
      """;

  private final JdbcClient jdbc;

  DueTasks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of the institutions' own people whose last day is that day or lies before it, by case. */
  public List<DueTask> ofInstitutions(LocalDate day) {
    return before(day.plusDays(1), false);
  }

  /** FSE's whose last day lies before that day, by case. */
  List<DueTask> ofFseBefore(LocalDate day) {
    return before(day, true);
  }

  /** Those of the case that have a last day. */
  public List<DueTask> ofCase(String caseNumber) {
    return jdbc.sql(TASK + "where t.case_number = ? and k.due_date_ is not null order by k.due_date_, k.id_")
        .param(caseNumber).query(DueTasks::task).list();
  }

  /** The same, which nobody else moves or does until the transaction ends; the task is locked first, as the engine does. */
  public List<DueTask> holdOfCase(String caseNumber) {
    jdbc.sql("""
            select k.id_ from act_ru_task k
            where k.id_ in (select task_id from turn where case_number = ? and ended_on is null)
            order by k.id_ for update""").param(caseNumber).query().listOfRows();
    return ofCase(caseNumber);
  }

  private List<DueTask> before(LocalDate day, boolean fse) {
    return jdbc.sql(TASK + "where t.fse = ? and k.due_date_ < ? order by t.case_number, k.id_").param(fse)
        .param(Timestamp.from(day.atStartOfDay(EngineClock.DENMARK).toInstant())).query(DueTasks::task).list();
  }

  private static DueTask task(ResultSet row, int i) throws SQLException {
    return new DueTask(row.getString("id_"), row.getString("case_number"), row.getString("name_"),
        Command.valueOf(row.getString("command")), day(row.getTimestamp("create_time_")),
        day(row.getTimestamp("due_date_")), row.getString("assignee_"));
  }

  private static LocalDate day(Timestamp moment) {
    return LocalDate.ofInstant(moment.toInstant(), EngineClock.DENMARK);
  }
}
