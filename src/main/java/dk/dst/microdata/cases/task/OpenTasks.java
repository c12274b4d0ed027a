package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.ground.rights.Case;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tasks that wait to be done, by who holds them: FSE's, or those of an institution's own people. */
@Repository
public class OpenTasks {

  /** Of one person's tasks a list has no more, however many they hold. */
  static final int LISTED = 50;

  private static final String HELD = """
      select k.id_ as id, t.case_number, k.name_ as name, i.name as institution, k.due_date_, k.assignee_, t.command,
             count(*) over (partition by k.assignee_) as held,
             row_number() over (partition by k.assignee_ order by k.due_date_, k.id_) as place
      from turn t join act_ru_task k on k.id_ = t.task_id join institution i on i.id = k.tenant_id_
      where t.ended_on is null and t.fse = :fse and (:fse or k.tenant_id_ = :institution)""";

  /**
   * A task that waits to be done.
   *
   * @param nobody whether it is the institution's and there is nobody who could
   */
  public record OpenTask(String id, String caseNumber, String name, String institution, LocalDate due, String assignee,
      boolean nobody) {}

  /**
   * What somebody holds, or what nobody does.
   *
   * @param count of all of them
   * @param tasks those that are due first
   */
  public record Held(int count, List<OpenTask> tasks) {}

  private record Row(OpenTask task, Command command, int held) {}

  private final JdbcClient jdbc;
  private final Cases cases;

  OpenTasks(JdbcClient jdbc, Cases cases) {
    this.jdbc = jdbc;
    this.cases = cases;
  }

  /** FSE's, in the cases of all institutions, by user id of who holds them; by an empty one what nobody has taken. */
  public Map<String, Held> ofFse() {
    return byHolder(ask("place <= :most", null, null));
  }

  /** Those of the institution's own people, likewise. */
  public Map<String, Held> of(String institution) {
    return byHolder(ask("place <= :most", institution, null));
  }

  /**
   * All that a person holds.
   *
   * @param institution null for FSE's
   */
  public List<OpenTask> heldBy(String person, String institution) {
    return ask("assignee_ = :person", institution, person).stream().map(Row::task).toList();
  }

  /** Tasks in the institution's cases that nobody there can do, in words. */
  public List<String> stranded(String institution) {
    return ask("true", institution, null).stream().map(Row::task).filter(OpenTask::nobody).map(task -> "Opgaven „"
        + task.name() + "“ i sag " + task.caseNumber() + " kan ingen udføre. Udpeg en, der kan.").toList();
  }

  private List<Row> ask(String which, String institution, String person) {
    List<Row> found = jdbc.sql("select * from (" + HELD + ") h where " + which + " order by due_date_, id")
        .param("fse", institution == null).param("institution", institution).param("person", person)
        .param("most", LISTED)
        .query((row, i) -> {
          Timestamp due = row.getTimestamp("due_date_");
          return new Row(new OpenTask(row.getString("id"), row.getString("case_number"), row.getString("name"),
              row.getString("institution"),
              due == null ? null : LocalDate.ofInstant(due.toInstant(), EngineClock.DENMARK),
              row.getString("assignee_"), false), Command.valueOf(row.getString("command")), row.getInt("held"));
        }).list();
    return institution == null ? found : withNobody(found);
  }

  private List<Row> withNobody(List<Row> found) {
    Map<String, Case> of = cases.find(found.stream().map(row -> row.task().caseNumber()).distinct().toList()).stream()
        .collect(Collectors.toMap(Case::number, Function.identity()));
    return found.stream().map(row -> {
      OpenTask task = row.task();
      return new Row(new OpenTask(task.id(), task.caseNumber(), task.name(), task.institution(), task.due(),
          task.assignee(), of.get(task.caseNumber()).whoMay(row.command()).isEmpty()), row.command(), row.held());
    }).toList();
  }

  private static Map<String, Held> byHolder(List<Row> found) {
    var held = new TreeMap<String, Held>();
    for (Row row : found) {
      String holder = row.task().assignee() == null ? "" : row.task().assignee();
      held.computeIfAbsent(holder, none -> new Held(row.held(), new ArrayList<>())).tasks().add(row.task());
    }
    return held;
  }
}
