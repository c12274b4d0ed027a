package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.cases.who.Actor;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.rights.CaseState;
import dk.dst.microdata.ground.rights.Command;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The open tasks as the person at work sees them: what they have taken, what they may take, and for FSE what colleagues
 * have and what waits for an institution. Nobody is offered a task that they may not do.
 */
@Repository
public class TaskDesk {

  /** Of one pile a list has no more, those that are due first. */
  static final int LISTED = 200;

  /** Where a task lies, seen by the person who asks. */
  public enum Pile {
    MINE("Mine"),
    FREE("Kan tages"),
    COLLEAGUES("Hos kolleger"),
    INSTITUTIONS("Venter på ansøger");

    private final String danish;

    Pile(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  /**
   * A task.
   *
   * @param id the engine's
   * @param began the day it came up
   * @param due its last day; null where it has none
   * @param holder name of who has taken it; empty where nobody has
   * @param returned whether the case has come back to the institution
   */
  public record Line(Pile pile, String id, String caseNumber, String task, String title, String institution,
      LocalDate began, LocalDate due, String holder, boolean returned) {}

  private record Row(Line line, Command command, CaseState state) {}

  private static final String OPEN = """
      select case when k.assignee_ = :me then 'MINE' when :fse and not t.fse then 'INSTITUTIONS'
                  when k.assignee_ is null then 'FREE' else 'COLLEAGUES' end as pile,
             k.id_, t.case_number, k.name_, f.title, i.name as institution, t.began_on, k.due_date_, p.name as holder,
             t.command, f.state
      from turn t
      join act_ru_task k on k.id_ = t.task_id
      join case_file f on f.case_number = t.case_number
      join institution i on i.id = f.institution_id
      left join person p on p.id = k.assignee_
      where t.ended_on is null and (k.assignee_ = :me
          or :fse and (t.fse or exists (select 1 from turn o where o.case_number = t.case_number and o.fse))
          or not t.fse and k.assignee_ is null and f.institution_id = any (:institutions))
        and (:text = '%%' or t.case_number ilike :text or f.title ilike :text or i.name ilike :text or k.name_ ilike :text
          or p.name ilike :text)""";
  private static final String PILES = """
      select * from (select o.*, row_number() over (partition by pile order by due_date_, began_on, id_) as place
                     from (""" + OPEN + ") o) placed where place <= :listed order by due_date_, began_on, id_";

  /** How the states are called of what has come back to the institution, whatever the kind of case. */
  private static final String RETURNED = "RETURNED";

  private final JdbcClient jdbc;
  private final CaseRights rights;
  private final Actor actor;

  TaskDesk(JdbcClient jdbc, CaseRights rights, Actor actor) {
    this.jdbc = jdbc;
    this.rights = rights;
    this.actor = actor;
  }

  /**
   * What lies on the desk of whoever is acting, what is due first first.
   *
   * @param typed part of a case number, a title, an institution's, a task's or a holder's name; empty for all
   */
  public List<Line> lines(String typed) {
    List<Row> found = jdbc.sql(PILES).param("me", actor.id()).param("fse", actor.isFse())
        .param("institutions", actor.institutions().toArray(String[]::new)).param("text", ListPage.like(typed))
        .param("listed", LISTED).query(TaskDesk::row).list();
    BiPredicate<String, Command> may = rights.among(found.stream().map(row -> row.line().caseNumber())
        .collect(Collectors.toSet()));
    return found.stream().filter(row -> switch (row.line().pile()) {
      case MINE -> true;
      case FREE -> may.test(row.line().caseNumber(), row.command());
      case COLLEAGUES, INSTITUTIONS -> may.test(row.line().caseNumber(), Command.toKnowOf(row.state()));
    }).map(Row::line).toList();
  }

  private static Row row(ResultSet row, int i) throws SQLException {
    Timestamp due = row.getTimestamp("due_date_");
    String holder = row.getString("holder");
    CaseState state = CaseState.valueOf(row.getString("state"));
    return new Row(new Line(Pile.valueOf(row.getString("pile")), row.getString("id_"), row.getString("case_number"),
        row.getString("name_"), row.getString("title"), row.getString("institution"),
        row.getObject("began_on", LocalDate.class),
        due == null ? null : LocalDate.ofInstant(due.toInstant(), EngineClock.DENMARK), holder == null ? "" : holder,
        state.name().endsWith(RETURNED)), Command.valueOf(row.getString("command")), state);
  }
}
