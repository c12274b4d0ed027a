package dk.dst.microdata.cases.task;

import dk.dst.microdata.cases.engine.EngineClock;
import dk.dst.microdata.cases.who.CaseRights;
import dk.dst.microdata.ground.rights.Case;
import dk.dst.microdata.ground.rights.CaseRole;
import dk.dst.microdata.ground.rights.Cases;
import dk.dst.microdata.ground.rights.Command;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What people are to be told of: tasks that have come up and that they can do. Of each task a person is told at most
 * once. Who can do it is asked anew when they are told: rights and tasks go on meanwhile.
 */
@Repository
public class TaskNews {

  /** How somebody wants to be told. */
  public enum Choice {
    AT_ONCE("Med det samme"),
    DAILY("Samlet, én gang om dagen"),
    NONE("Slet ikke");

    private final String danish;

    Choice(String danish) {
      this.danish = danish;
    }

    public String danish() {
      return danish;
    }
  }

  /**
   * A task somebody is to be told of.
   *
   * @param due its last day, or null
   */
  public record News(String taskId, String person, String caseNumber, String name, Command command, boolean fse,
      LocalDate due) {}

  private record Begun(String taskId, String caseNumber, Command command, boolean fse, String begunBy,
      String assignee) {}

  /** In the morning what has come up until then is told. */
  private static final LocalTime MORNING = LocalTime.of(7, 0);
  private static final int AT_A_TIME = 500;
  private static final String CHOICE = "coalesce(c.choice, case when t.fse then 'DAILY' else 'AT_ONCE' end)";

  private final JdbcClient jdbc;
  private final Cases cases;
  private final CaseRights rights;
  private final Clock clock;

  TaskNews(JdbcClient jdbc, Cases cases, CaseRights rights, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.rights = rights;
    this.clock = clock;
  }

  /**
   * Notes who can do the tasks that have come up: whoever holds one, else all who can, but for who brought it about.
   */
  public void note() {
    List<Begun> begun = jdbc.sql("""
            select t.task_id, t.case_number, t.command, t.fse, t.begun_by, k.assignee_ as assignee
            from turn t join act_ru_task k on k.id_ = t.task_id
            where not t.announced and t.ended_on is null order by t.task_id limit ? for update of t skip locked""")
        .param(AT_A_TIME).query(Begun.class).list();
    Map<String, Case> at = at(begun.stream().map(Begun::caseNumber).toList());
    Map<String, Set<CaseRole>> fse = begun.stream().anyMatch(Begun::fse) ? rights.ofFse() : Map.of();
    var tasks = new ArrayList<String>();
    var people = new ArrayList<String>();
    for (Begun task : begun) {
      able(task, at.get(task.caseNumber()), fse).stream().filter(person -> !person.equals(task.begunBy()))
          .forEach(person -> {
        tasks.add(task.taskId());
        people.add(person);
      });
    }
    if (!tasks.isEmpty()) {
      jdbc.sql("""
              insert into task_news (task_id, person_id, created_at)
              select n.task, n.person, ? from unnest(?::text[], ?::text[]) as n (task, person)
              where not exists (select 1 from task_news_choice c where c.person_id = n.person and c.choice = 'NONE')
              on conflict do nothing""").param(now()).param(tasks.toArray(String[]::new))
          .param(people.toArray(String[]::new)).update();
    }
    jdbc.sql("update turn set announced = true where not announced and (ended_on is not null or task_id = any (?))")
        .param(begun.stream().map(Begun::taskId).toArray(String[]::new)).update();
  }

  private static Collection<String> able(Begun task, Case at, Map<String, Set<CaseRole>> fse) {
    if (at == null) {
      return List.of();
    }
    List<String> able = task.fse() ? fse.keySet().stream().filter(person -> mayAsFse(at, task.command(), person, fse))
        .toList()
        : at.whoMay(task.command());
    return task.assignee() == null ? able : able.stream().filter(task.assignee()::equals).toList();
  }

  private static boolean mayAsFse(Case at, Command command, String person, Map<String, Set<CaseRole>> fse) {
    return at.isOpenTo(person) && at.allows(command, person, fse.getOrDefault(person, Set.of()));
  }

  private Map<String, Case> at(Collection<String> caseNumbers) {
    return caseNumbers.isEmpty() ? Map.of() : cases.find(Set.copyOf(caseNumbers)).stream()
        .collect(Collectors.toMap(Case::number, Function.identity()));
  }

  /**
   * What is to be told now, by person; from now on it is told. What is done, or not theirs any more, nobody is told of.
   */
  public Map<String, List<News>> take() {
    List<News> due = jdbc.sql("""
            select n.task_id, n.person_id as person, t.case_number, k.name_ as name, t.command, t.fse,
                   k.due_date_ as due
            from task_news n join turn t using (task_id) join act_ru_task k on k.id_ = n.task_id
            left join task_news_choice c on c.person_id = n.person_id
            where n.told_at is null and t.ended_on is null and (""" + CHOICE + " = 'AT_ONCE' or " + CHOICE
            + " = 'DAILY' and n.created_at < ?) order by n.person_id, k.due_date_, n.task_id"
            + " for update of n skip locked")
        .param(Timestamp.from(lastMorning()))
        .query((row, i) -> new News(row.getString("task_id"), row.getString("person"), row.getString("case_number"),
            row.getString("name"), Command.valueOf(row.getString("command")), row.getBoolean("fse"),
            day(row.getTimestamp("due")))).list();
    jdbc.sql("""
            delete from task_news n where told_at is null and (exists (select 1 from turn t where t.task_id = n.task_id
              and t.ended_on is not null) or exists (select 1 from task_news_choice c where c.person_id = n.person_id
              and c.choice = 'NONE'))""").update();
    if (due.isEmpty()) {
      return Map.of();
    }
    jdbc.sql("update task_news n set told_at = ? from unnest(?::text[], ?::text[]) as d (task, person)"
            + " where n.task_id = d.task and n.person_id = d.person").param(now())
        .param(due.stream().map(News::taskId).toArray(String[]::new))
        .param(due.stream().map(News::person).toArray(String[]::new)).update();
    Map<String, Case> at = at(due.stream().map(News::caseNumber).toList());
    Map<String, Set<CaseRole>> fse = due.stream().anyMatch(News::fse) ? rights.ofFse() : Map.of();
    return due.stream().filter(news -> isStillTheirs(news, at.get(news.caseNumber()), fse))
        .collect(Collectors.groupingBy(News::person));
  }

  private static boolean isStillTheirs(News news, Case at, Map<String, Set<CaseRole>> fse) {
    return at != null && (news.fse() ? mayAsFse(at, news.command(), news.person(), fse)
        : at.whoMay(news.command()).contains(news.person()));
  }

  /** How the person is told: as they have chosen, or as their side is unless they choose. */
  public Choice choice(String person, boolean isFse) {
    return jdbc.sql("select choice from task_news_choice where person_id = ?").param(person).query(String.class)
        .optional()
        .map(Choice::valueOf).orElse(isFse ? Choice.DAILY : Choice.AT_ONCE);
  }

  public void choose(String person, Choice choice) {
    jdbc.sql("""
            insert into task_news_choice (person_id, choice, chosen_at) values (?, ?, ?)
            on conflict (person_id) do update set choice = excluded.choice, chosen_at = excluded.chosen_at""")
        .param(person).param(choice.name()).param(now()).update();
  }

  private static LocalDate day(Timestamp moment) {
    return moment == null ? null : LocalDate.ofInstant(moment.toInstant(), EngineClock.DENMARK);
  }

  private Instant lastMorning() {
    ZonedDateTime now = clock.instant().atZone(EngineClock.DENMARK);
    LocalDate day = now.toLocalTime().isBefore(MORNING) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
    return day.atTime(MORNING).atZone(EngineClock.DENMARK).toInstant();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
