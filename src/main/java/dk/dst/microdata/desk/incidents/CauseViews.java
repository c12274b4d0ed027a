package dk.dst.microdata.desk.incidents;

import dk.dst.microdata.cases.engine.People;
import dk.dst.microdata.cases.engine.StoppedCases;
import dk.dst.microdata.cases.who.Groups;
import dk.dst.microdata.ground.database.ListPage;
import dk.dst.microdata.ground.text.Danish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Causes as process owners read them: some questions for a page of them, however many steps fail. */
@Repository
class CauseViews {

  /** How many of a cause's cases are shown with it; the others are a list of their own. */
  private static final int CASES = 10;
  private static final int NOTES = 20;

  /** A case that the cause stops, or of which a step is tried again by itself. */
  record CaseLine(String caseNumber, String institution, String since, String standing) {}

  record Note(String who, String when, String text) {}

  /** The latest that was tried again of the cause. */
  record Tried(long id, String who, String when, String reason, String outcome, boolean ended) {}

  /**
   * A cause with what it does.
   *
   * @param stopped how many steps stand until somebody has them tried again
   * @param retrying how many are tried again by themselves
   * @param nextTry when the first of those is
   */
  record Line(long id, String step, String model, String cause, String advice, int stopped, int retrying,
      String nextTry, int cases, int institutions, String firstSeen, String lastSeen, String over,
      List<CaseLine> shownCases, List<Note> notes, Tried tried) {}

  private static final String LINES = """
      select c.id, c.step_name, c.model_name, c.kind, c.first_seen, c.last_seen, c.over_at, t.stopped, t.retrying,
             t.next_try, t.cases, t.institutions
      from failure_cause c
      left join lateral (
        select count(*) filter (where j.retries_ = 0) as stopped, count(*) filter (where j.retries_ > 0) as retrying,
               min(j.duedate_) filter (where j.retries_ > 0) as next_try, count(distinct f.case_number) as cases,
               count(distinct f.institution_id) as institutions
        from failed_step s join act_ru_job j on j.id_ = s.job_id left join case_file f on f.case_number = s.case_number
        where s.cause = c.id and\s""" + StoppedCases.FAILS + ") t on true where ";

  private static final String OF_CASES = """
      select s.cause, s.case_number, i.name as institution, min(s.since) as since, bool_or(j.retries_ = 0) as stopped
      from failed_step s join act_ru_job j on j.id_ = s.job_id join case_file f on f.case_number = s.case_number
      join institution i on i.id = f.institution_id where\s""";

  private final JdbcClient jdbc;
  private final People people;
  private final Clock clock;

  CauseViews(JdbcClient jdbc, People people, Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.clock = clock;
  }

  /** How many causes stop a case at present: what waits for an owner. */
  int stopping() {
    return jdbc.sql("""
            select count(*) from failure_cause c where c.over_at is null and exists (
              select 1 from failed_step s join act_ru_job j on j.id_ = s.job_id
              where s.cause = c.id and j.retries_ = 0)""").query(Integer.class).single();
  }

  /** The newest causes first. @param after id of the cause after which the page begins; null for the newest */
  ListPage<Line> page(boolean over, Long after) {
    String which = "from failure_cause where over_at is " + (over ? "not " : "") + "null";
    List<Long> ids = jdbc.sql("select id " + which + " and id < ? order by id desc limit ?")
        .param(after == null ? Long.MAX_VALUE : after).param(ListPage.LINES + 1).query(Long.class).list();
    int count = jdbc.sql("select count(*) from (select id " + which + " order by id limit ?) c")
        .param(ListPage.COUNTED + 1).query(Integer.class).single();
    ListPage<Long> page = ListPage.of(ids, String::valueOf, count);
    return page.with(lines(page.lines()));
  }

  Optional<Line> find(long cause) {
    return lines(List.of(cause)).stream().findFirst();
  }

  boolean exists(long cause) {
    return jdbc.sql("select exists (select 1 from failure_cause where id = ?)").param(cause).query(Boolean.class).single();
  }

  private List<Line> lines(Collection<Long> causes) {
    if (causes.isEmpty()) {
      return List.of();
    }
    Long[] ids = causes.toArray(Long[]::new);
    Map<String, String> owners = people.of(Groups.OWNERS);
    Map<Long, List<CaseLine>> cases = jdbc.sql("select * from (select o.*, row_number() over (partition by cause"
            + " order by since, case_number) as place from (" + OF_CASES + "s.cause = any (?) group by s.cause,"
            + " s.case_number, i.name) o) p where place <= ? order by cause, place").param(ids).param(CASES)
        .query((row, i) -> Map.entry(row.getLong("cause"), caseLine(row))).list().stream()
        .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    Map<Long, List<Note>> notes = jdbc.sql("select * from (select n.*, row_number() over (partition by cause order by id"
            + " desc) as place from failure_note n where cause = any (?)) p where place <= ? order by cause, place")
        .param(ids).param(NOTES).query((row, i) -> Map.entry(row.getLong("cause"), new Note(
            name(owners, row.getString("written_by")), when(row.getTimestamp("written_at")), row.getString("text"))))
        .list().stream()
        .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    Map<Long, Tried> tried = jdbc.sql("""
            select r.*, o.* from unnest(?::bigint[]) as wanted (id)
            join lateral (select * from failure_retry r where r.cause = wanted.id order by r.id desc limit 1) r on true
            join lateral (select count(*) as asked, count(*) filter (where j.outcome = 'SUCCEEDED') as succeeded,
                count(*) filter (where j.outcome = 'FAILED') as failed, count(*) filter (where j.outcome = 'GONE') as gone
              from failure_retry_job j where j.retry = r.id) o on true""")
        .param(ids).query((row, i) -> Map.entry(row.getLong("cause"), tried(row, owners))).list().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return jdbc.sql(LINES + "c.id = any (?) order by c.id desc").param(ids).query((row, i) -> {
      long id = row.getLong("id");
      FailureKind kind = FailureKind.named(row.getString("kind"));
      return new Line(id, row.getString("step_name"), row.getString("model_name"), kind.danish(), kind.advice(),
          row.getInt("stopped"), row.getInt("retrying"), when(row.getTimestamp("next_try")), row.getInt("cases"),
          row.getInt("institutions"), when(row.getTimestamp("first_seen")), when(row.getTimestamp("last_seen")),
          when(row.getTimestamp("over_at")), cases.getOrDefault(id, List.of()), notes.getOrDefault(id, List.of()),
          tried.get(id));
    }).list();
  }

  /** All cases of a cause, by their numbers. @param after the case after which the page begins; empty for the first */
  ListPage<CaseLine> cases(long cause, String after) {
    List<CaseLine> found = jdbc.sql(OF_CASES + "s.cause = ? and s.case_number > ? group by s.cause, s.case_number, i.name"
            + " order by s.case_number limit ?").param(cause).param(after).param(ListPage.LINES + 1)
        .query((row, i) -> caseLine(row)).list();
    return ListPage.of(found, CaseLine::caseNumber, jdbc.sql("select count(*) from (select distinct case_number from"
        + " failed_step where cause = ? and case_number is not null limit ?) c").param(cause)
        .param(ListPage.COUNTED + 1).query(Integer.class).single());
  }

  /** Who says what of a cause stays. */
  void note(long cause, String text, String by) {
    jdbc.sql("insert into failure_note (cause, written_by, written_at, text) values (?, ?, ?, ?)").param(cause).param(by)
        .param(Causes.stamp(clock.instant())).param(text).update();
  }

  private CaseLine caseLine(ResultSet row) throws SQLException {
    return new CaseLine(row.getString("case_number"), row.getString("institution"), when(row.getTimestamp("since")),
        row.getBoolean("stopped") ? "Standset" : "Prøves igen af sig selv");
  }

  private Tried tried(ResultSet row, Map<String, String> owners) throws SQLException {
    boolean ended = row.getTimestamp("ended_at") != null;
    return new Tried(row.getLong("id"), name(owners, row.getString("asked_by")), when(row.getTimestamp("asked_at")),
        row.getString("reason"), outcome(row.getInt("asked"), row.getInt("succeeded"), row.getInt("failed"),
            row.getInt("gone"), ended), ended);
  }

  /** "4 prøvet igen: 3 lykkedes, 1 mislykkedes igen." */
  static String outcome(int asked, int succeeded, int failed, int gone, boolean ended) {
    int tried = succeeded + failed + gone;
    String what = Danish.count(succeeded, "lykkedes", "lykkedes")
        + (failed > 0 ? ", " + Danish.count(failed, "mislykkedes igen", "mislykkedes igen") : "")
        + (gone > 0 ? ", " + Danish.count(gone, "var der ikke længere", "var der ikke længere") : "") + ".";
    return ended ? Danish.count(asked, "prøvet igen", "prøvet igen") + ": " + what
        : tried == 0 ? Danish.count(asked, "trin prøves igen nu.", "trin prøves igen nu.")
        : Danish.of(tried, asked) + " prøvet igen indtil nu: " + what;
  }

  private static String name(Map<String, String> owners, String id) {
    return owners.getOrDefault(id, id);
  }

  private String when(Timestamp moment) {
    return moment == null ? "" : Danish.moment(moment.toInstant().atZone(clock.getZone()));
  }
}
