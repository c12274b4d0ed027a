package dk.dst.microdata.simulation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people must have been asked or told, worked out from the facts of each day by rules of its own: the published
 * terms, written down here once more. What was due on some day must have been done by the end of that day, once.
 */
final class Reminders {

  /**
   * One kind of question or reminder. A matter is a case and what it is about, as text.
   *
   * @param due matters that are due on {@code :today}; {@code %DAY(x)} is the Danish day of a time of the engine's
   * @param done matters that have been asked or told, each as often as it has been
   */
  record Kind(String name, String due, String done) {}

  /** What became of a kind. */
  record Result(String name, int due, int done, int lost, int doubled, String first) {}

  private static final List<Kind> KINDS = List.of(
      // D9: 180 days before the end; a review that is open comes first
      new Kind("asked for extension", """
          select case_number || ' ' || d.ends_on from project_database d join case_file f using (case_number)
          where f.state = 'IN_OPERATION' and d.ends_on > :today and d.ends_on - 180 <= :today
            and not exists (select 1 from usage_review r where r.case_number = d.case_number
              and r.concluded_on is null)""",
          "select case_number || ' ' || term_ends_on from extension"),
      // D6: every half year, and three months before the end; a question of extension comes first
      new Kind("usage reviewed", """
          select case_number || ' ' || reviewed_on from project_database d join case_file f using (case_number)
          where f.state = 'IN_OPERATION' and d.ends_on > :today
            and (reviewed_on + interval '6 months' <= :today
              or reviewed_on < d.ends_on - interval '3 months' and d.ends_on - interval '3 months' <= :today)
            and not exists (select 1 from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
              where e.business_key_ = d.case_number
                and t.task_def_key_ in ('userTask_requestExtension', 'userTask_decideExtension',
                  'userTask_confirmExtension', 'userTask_signExtension'))""", """
          select case_number || ' ' || before
          from (select r.case_number, r.kind, coalesce(lag(r.concluded_on) over w, d.established_on) as before
            from usage_review r join project_database d using (case_number) where r.kind <> 'EXTENSION'
            window w as (partition by r.case_number order by r.number)) counted
          where kind = 'PERIODIC'"""),
      // D15: once a year
      new Kind("authorisation to be confirmed", """
          select i.id || ' ' || coalesce(i.confirmed_on, i.authorised_from) from institution i
          join case_file f on f.case_number = i.authorisation_case
          where f.state = 'AUTHORISED' and coalesce(i.confirmed_on, i.authorised_from) + interval '1 year' <= :today""",
          """
          select distinct i.id || ' ' || day from institution i
          cross join lateral (
            select (e.after ->> 'confirmed_on')::date as day from audit_entry e
            where e.subject = 'institution' and e.institution_id = i.id and e.after ->> 'confirmed_on' is not null
            union select i.authorised_from) known
          where exists (select 1 from act_hi_taskinst t where t.tenant_id_ = i.id
            and t.task_def_key_ = 'userTask_confirmAuthorisation'
            and %DAY(t.start_time_) >= day + interval '1 year')"""),
      // 90 days before the end; a question of activity comes first
      new Kind("project's end asked about", """
          select p.case_number || ' ' || p.ends_on from project p join case_file f using (case_number)
          where f.state = 'PROJECT_ACTIVE' and p.closed_on is null and p.ends_on > :today and p.ends_on - 90 <= :today
            and not exists (select 1 from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
              where e.business_key_ = p.case_number and t.task_def_key_ = 'userTask_confirmProjectActivity')""", """
          select distinct p.case_number || ' ' || day from project p
          cross join lateral (
            select p.ends_on as day union select (e.before ->> 'ends_on')::date from audit_entry e
            where e.subject = 'project' and e.case_number = p.case_number and e.before ->> 'ends_on' is not null) known
          join act_hi_procinst h on h.business_key_ = p.case_number
          join act_hi_taskinst t on t.proc_inst_id_ = h.id_ and t.task_def_key_ = 'userTask_answerProjectEnd'
          where %DAY(t.start_time_) between day - 90 and day"""));

  /** Of a question nobody has answered managers are told at once, and again 90 and 30 days before the end (D9). */
  private static final String UNANSWERED = """
      from extension e join project_database d on d.case_number = e.case_number and d.ends_on = e.term_ends_on
      join case_file f on f.case_number = d.case_number
      where f.state = 'IN_OPERATION' and d.ends_on > :today and e.concluded_on is null
        and not exists (select 1 from decision a where a.case_number = d.case_number
          and a.step = 'EXTENSION_REQUEST' and a.round = e.number) and\s""";
  private static final String AUTHORITIES = """
      select p.case_number || ' ' || p.ends_on from project p join case_file f using (case_number)
      where f.state = 'AUTHORITY_IN_OPERATION' and p.closed_on is null and\s""";
  /** Tasks of the institutions' own people with a deadline, which somebody may do. */
  private static final String TASKS = """
      select t.id_ || ' ' || %DAY(t.due_date_) from act_ru_task t
      where t.task_def_key_ <> 'userTask_requestExtension'
        and exists (select 1 from act_ru_identitylink l where l.task_id_ = t.id_ and l.user_id_ is not null)
        and not exists (select 1 from act_ru_identitylink l where l.task_id_ = t.id_ and l.group_id_ is not null)
        and\s""";

  /** What stands in the ledger; held against it where there is something that writes reminders into it. */
  private static final List<Kind> LEDGER = List.of(
      new Kind("told: extension?", "select d.case_number || ' ' || d.ends_on " + UNANSWERED
          + "case when d.ends_on - 90 > e.asked_on then d.ends_on - 90 when d.ends_on - 30 > e.asked_on"
          + " then d.ends_on - 30 else d.ends_on end > :today", told("EXTENSION_QUESTION")),
      new Kind("told: extension? 90 days before", "select d.case_number || ' ' || d.ends_on || ' P90D' " + UNANSWERED
          + "d.ends_on - 90 > e.asked_on and d.ends_on - 90 <= :today and d.ends_on - 30 > :today",
          told("EXTENSION_REMINDER' and about like '%P90D")),
      new Kind("told: extension? 30 days before", "select d.case_number || ' ' || d.ends_on || ' P30D' " + UNANSWERED
          + "d.ends_on - 30 > e.asked_on and d.ends_on - 30 <= :today",
          told("EXTENSION_REMINDER' and about like '%P30D")),
      new Kind("told: confirm the authorisation", """
          select f.case_number || ' ' || (coalesce(i.confirmed_on, i.authorised_from) + interval '1 year')::date
          from case_file f join institution i on i.authorisation_case = f.case_number
          where f.state = 'AUTHORISED' and i.authorised_until is null
            and coalesce(i.confirmed_on, i.authorised_from) + interval '1 year' <= :today
            and not exists (select 1 from decision d where d.case_number = f.case_number
              and d.step = 'CONFIRMATION_FOLLOW_UP' and d.decided_at > coalesce(i.confirmed_on, i.authorised_from)
                + interval '1 year')""", told("CONFIRMATION_DUE")),
      new Kind("told: the project ends", """
          select p.case_number || ' ' || p.ends_on from project p join case_file f using (case_number)
          where f.state = 'PROJECT_ACTIVE' and p.closed_on is null and p.ends_on > :today and p.ends_on - 90 <= :today
            and p.asked_end is distinct from p.ends_on""", told("PROJECT_ENDS")),
      // D24: two months before the agreement ends with a year, and on the day on which it is frozen
      new Kind("told: renew the authority's agreement", AUTHORITIES + "p.ends_on - interval '2 months' <= :today",
          told("AUTHORITY_RENEWAL_DUE")),
      new Kind("told: the authority's agreement is frozen", AUTHORITIES + "p.ends_on <= :today", told("AUTHORITY_FROZEN")),
      // D25, as long as D15; whoever becomes responsible later is told then
      new Kind("told: confirm Lovmodellen", """
          select m.case_number || ' ' || (coalesce(m.confirmed_on, m.in_force_on) + interval '1 year')::date
          from law_model m join case_file f using (case_number)
          where f.state = 'LAW_MODEL_IN_FORCE' and m.closed_on is null
            and coalesce(m.confirmed_on, m.in_force_on) + interval '1 year' <= :today
            and coalesce(m.followed_up_on, m.in_force_on) <= coalesce(m.confirmed_on, m.in_force_on)""",
          "select distinct case_number || ' ' || about from notice where kind = 'LAW_MODEL_CONFIRMATION_DUE'"),
      // a month before the last day, or later where it is found later
      new Kind("told: a certificate runs out", """
          select s.person_id || ' ' || (s.certified_on + interval '1 year' - interval '1 day')::date
          from association s join institution i on i.id = s.institution_id
          where s.state = 'IN_FORCE' and i.authorisation_case is not null
            and s.certified_on + interval '1 year' - interval '1 day' between :today and :today + 30""", """
          select distinct r.person_id || ' ' || r.last_day from certificate_reminder r
          where exists (select 1 from notice n where n.person_id = r.person_id and n.kind = 'CERTIFICATE_RUNS_OUT'
            and n.about like r.last_day || ' %')"""),
      new Kind("told: a deadline comes", TASKS + "%DAY(t.due_date_) - 7 > %DAY(t.create_time_)"
          + " and %DAY(t.due_date_) - 7 <= :today and %DAY(t.due_date_) >= :today", toldOfTask("TASK_DUE")),
      new Kind("told: a deadline has passed", TASKS + "%DAY(t.due_date_) < :today", toldOfTask("TASK_OVERDUE")));

  /** Matters of which people have been told, each once for every day on which they have. */
  private static String told(String kind) {
    return "select case_number || ' ' || about from notice where kind = '" + kind
        + "' group by case_number, about, written_at::date";
  }

  private static String toldOfTask(String kind) {
    return "select about from notice where kind = '" + kind + "' group by about, written_at::date";
  }

  private final Map<Kind, Map<String, LocalDate>> due = new LinkedHashMap<>();

  /** @param ledger whether reminders are written into the ledger */
  Reminders(boolean ledger) {
    Stream.concat(KINDS.stream(), ledger ? LEDGER.stream() : Stream.empty())
        .forEach(kind -> due.put(kind, new HashMap<>()));
  }

  /** At the end of a day on which the application has run. */
  void observe(JdbcClient tables, LocalDate today) {
    due.forEach((kind, known) -> tables.sql(sql(kind.due())).param("today", today).query(String.class).list()
        .forEach(matter -> known.putIfAbsent(matter, today)));
  }

  /** Compares what was due with what has been done. */
  List<Result> results(JdbcClient tables) {
    return due.entrySet().stream().map(entry -> result(entry.getKey(), entry.getValue(), tables)).toList();
  }

  private static String sql(String text) {
    return Pattern.compile("%DAY\\(([^)]*)\\)").matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(Moment.day(match.group(1))))
        .replace(":today", "cast(:today as date)");
  }

  private static Result result(Kind kind, Map<String, LocalDate> due, JdbcClient tables) {
    Map<String, Long> done = tables.sql(sql(kind.done())).query(String.class).list().stream()
        .collect(Collectors.groupingBy(matter -> matter, Collectors.counting()));
    List<String> lost = due.entrySet().stream().filter(entry -> !done.containsKey(entry.getKey()))
        .map(entry -> entry.getKey() + " due " + entry.getValue()).sorted().toList();
    List<String> doubled = done.entrySet().stream().filter(entry -> entry.getValue() > 1).map(Map.Entry::getKey)
        .sorted()
        .toList();
    String first = (lost.isEmpty() ? "" : "lost: " + lost.subList(0, Math.min(3, lost.size())))
        + (doubled.isEmpty() ? "" : " doubled: " + doubled.subList(0, Math.min(3, doubled.size())));
    int count = (int) due.keySet().stream().filter(done::containsKey).count();
    return new Result(kind.name(), due.size(), count, lost.size(), doubled.size(), first);
  }
}
