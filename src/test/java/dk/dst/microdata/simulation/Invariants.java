package dk.dst.microdata.simulation;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must be true on every day, each a query past the application for what breaks it; {@code :today} is the day,
 * {@code :now} the moment.
 */
final class Invariants {

  /** What a case ends as. In any other state it must have a next step. */
  private static final String ENDED = """
      ('CLOSED', 'NOT_APPROVED', 'AUTHORISATION_ENDED', 'NOT_AUTHORISED',
       'PROPOSAL_IN_FORCE', 'PROPOSAL_NOT_APPROVED', 'PROJECT_CLOSED', 'SUBSCRIPTION_IN_FORCE',
       'SUBSCRIPTION_NOT_MADE', 'BREACH_SANCTIONED', 'BREACH_NO_SANCTION', 'AUTHORITY_CLOSED', 'AUTHORITY_NOT_APPROVED',
       'LAW_MODEL_CLOSED', 'LAW_MODEL_HANDED_OVER', 'LAW_MODEL_NOT_MADE')""";
  private static final String CASES = """
      with cases as (
        select case_number, kind, state from case_file)
      """;
  /** Outcomes that say all there is to say; of Lovmodellen that is what the ministry ticks, too. */
  private static final String PLAIN = """
      ('submitted', 'signed', 'delivered', 'deleted', 'endorsed', 'toFse', 'toAdministrator', 'notRequested',
       'endsAsAgreed', 'resubmission', 'met', 'notMet')""";
  /** What runs for years and follows to new models. */
  private static final String LONG_LIVED =
      "('project-database-lifecycle', 'authorise-institution', 'project-in-operation', 'shut-down-project-database',"
          + " 'authority-in-operation', 'law-model')";

  /**
   * Whether the institution was suspended, or in quarantine, the whole of the day; on its first and last day what happens
   * before and after is not told apart.
   */
  private static String hindered(String day) {
    return """
        (exists (select 1 from suspension s where s.institution_id = f.institution_id and s.suspended_on < DAY
            and (s.concluded_on is null or s.concluded_on > DAY))
          or exists (select 1 from quarantine q where q.institution_id = f.institution_id and q.whom = 'INSTITUTION' and q.basis = 'DECISION'
            and q.from_day < DAY and (q.until_day is null or q.until_day > DAY)))""".replace("DAY", day);
  }

  private final Map<String, String> queries = new LinkedHashMap<>();
  private final Map<String, Integer> checked = new LinkedHashMap<>();
  private final Map<String, Integer> broken = new LinkedHashMap<>();
  private final Map<String, String> first = new LinkedHashMap<>();

  Invariants() {
    databases();
    access();
    nextStep();
    hindrances();
    queries.putAll(SchemeInvariants.all());
    queries.put("every decision has a reason", """
        select case_number || ' ' || step || ' ' || outcome from decision
        where trim(reason) = '' and step <> 'LAW_MODEL_CONFIRMATION' and outcome not in\s""" + PLAIN);
    queries.put("no instance is stranded on an older model", """
        select d.key_ || ' version ' || d.version_ || ': ' || e.business_key_ from act_ru_execution e
        join act_re_procdef d on d.id_ = e.proc_def_id_
        where e.parent_id_ is null and d.version_ < (select max(version_) from act_re_procdef n where n.key_ = d.key_)
          and d.key_ in\s""" + LONG_LIVED);
  }

  private void databases() {
    queries.put("one open database an institution", """
        select institution_id || ' has ' || count(*) from case_file where state in ('IN_OPERATION', 'CLOSING')
        group by institution_id having count(*) > 1""");
    queries.put("no database beyond its end", """
        select case_number || ' should have ended ' || d.ends_on from project_database d join case_file f using (case_number)
        where f.state = 'IN_OPERATION' and d.ends_on < cast(:today as date) - 100 - coalesce(
            (select greatest(e.asked_on + 30 - e.term_ends_on - 90, 0) from extension e
             where e.case_number = d.case_number and e.term_ends_on = d.ends_on and e.stopped_on is null), 40)
        union all select case_number || ' was not to be extended beyond ' || d.ends_on from project_database d
        join case_file f using (case_number)
        join extension e using (case_number)
        where f.state = 'IN_OPERATION' and e.term_ends_on = d.ends_on and e.stopped_on is null and e.settled
          and d.ends_on < cast(:today as date) - 8""");
    queries.put("one to three managers, or a deadline for appointing", """
        select case_number || ' has ' || count(m.person_id) from project_database d join case_file f using (case_number)
        left join database_manager m using (case_number)
        where f.state = 'IN_OPERATION' and m.access_until is null group by case_number having count(m.person_id) > 3
        union all select case_number || ' has nobody and no deadline' from project_database d
        join case_file f using (case_number)
        where f.state = 'IN_OPERATION' and not exists (select 1 from manager_gap g
            where g.case_number = d.case_number and g.closed_on is null)
          and not exists (select 1 from database_manager m
            join association_role r on r.person_id = m.person_id and r.institution_id = d.institution_id
            where m.case_number = d.case_number and m.access_until is null and r.role = 'ADMINISTRATOR')""");
    queries.put("the question about extension waits for no review", """
        select d.case_number || ' ends ' || d.ends_on from project_database d join case_file f using (case_number)
        where f.state = 'IN_OPERATION' and d.ends_on < cast(:today as date) + 170 and not exists (
          select 1 from extension e where e.case_number = d.case_number and e.term_ends_on = d.ends_on
            and e.stopped_on is null)""");
    queries.put("every restriction and every shutdown by FSE was heard first", """
        select case_number || ' review ' || round from decision m
        where step = 'MEASURE' and outcome in ('restrict', 'shutDown') and not exists (select 1 from notice n
          where n.case_number = m.case_number and n.kind = 'MEASURE_INTENDED'
            and n.about = 'gennemgang nr. ' || m.round)""");
  }

  private void access() {
    queries.put("no access to a database without right", """
        select m.case_number || ' ' || m.person_id from database_manager m join project_database d using (case_number)
        join case_file f using (case_number) join institution i on i.id = d.institution_id
        where m.access_until is null and (f.state <> 'IN_OPERATION' or i.authorised_until < cast(:today as date) - 1
          or not exists (select 1 from association s where s.institution_id = d.institution_id
            and s.person_id = m.person_id and s.state = 'IN_FORCE' and s.employed))""");
    queries.put("no access to a project without right", """
        select p.number || ' ' || x.person_id from project_access x join project p on p.number = x.project_number
        where x.access_until is null and (p.closed_on is not null or p.ends_on <= cast(:today as date) and not p.authority
          or not exists (select 1 from association s where s.institution_id = p.institution_id
            and s.person_id = x.person_id and s.state = 'IN_FORCE'))""");
    queries.put("nobody sees an institution they have left", """
        select t.user_id_ || ' of ' || t.tenant_id_ from act_id_tenant_member t where t.user_id_ is not null
          and not exists (select 1 from association s where s.institution_id = t.tenant_id_
            and s.person_id = t.user_id_ and s.state = 'IN_FORCE')""");
    queries.put("no task with somebody who has left", """
        select t.name_ || ' of ' || t.tenant_id_ || ': ' || p.person from act_ru_task t
        cross join lateral (
          select t.assignee_ as person where t.assignee_ is not null
          union select l.user_id_ from act_ru_identitylink l where l.task_id_ = t.id_ and l.user_id_ is not null
          union select g.user_id_ from act_ru_authorization g
            where g.resource_type_ = 7 and g.resource_id_ = t.id_ and g.user_id_ is not null) p
        where not exists (select 1 from association s where s.institution_id = t.tenant_id_
            and s.person_id = p.person and s.state = 'IN_FORCE')
          and not exists (select 1 from act_id_membership m where m.user_id_ = p.person
            and m.group_id_ in ('fse-reviewers', 'fse-approvers'))""");
  }

  private void nextStep() {
    queries.put("no case without a next step", CASES + """
        select case_number || ' is ' || state from cases where state not in\s""" + ENDED + """
         and not exists (
          select 1 from act_ru_execution r where r.business_key_ = case_number and r.id_ = r.root_proc_inst_id_ and (
            exists (select 1 from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
              where e.root_proc_inst_id_ = r.id_ and t.suspension_state_ = 1)
            or exists (select 1 from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
              where e.root_proc_inst_id_ = r.id_ and j.retries_ > 0 and j.suspension_state_ = 1)))""");
    queries.put("nothing runs in a case that has ended", CASES + """
        select case_number || ' is ' || state from cases join act_ru_execution r on r.business_key_ = case_number
        where r.id_ = r.root_proc_inst_id_ and state not in ('PROPOSAL_IN_FORCE', 'BREACH_SANCTIONED') and state in\s""" + ENDED);
    queries.put("no step has failed for good", """
        select 'incident at ' || activity_id_ || ': ' || coalesce(incident_msg_, '') from act_ru_incident
        union all select 'no retries left: ' || coalesce(exception_msg_, id_) from act_ru_job where retries_ = 0""");
    queries.put("nothing due is left lying", """
        select 'due ' || duedate_ || ' of ' || coalesce(tenant_id_, '') from act_ru_job
        where process_def_id_ is not null and duedate_ < cast(:now as timestamp) - interval '1 day'""");
  }

  private void hindrances() {
    String day = "cast(d.decided_at at time zone 'Europe/Copenhagen' as date)";
    queries.put("nothing is approved, signed or put into force in a suspension or a quarantine", """
        select d.case_number || ' ' || d.step || ' ' || d.outcome || ' on ' || DAY from decision d
        join case_file f using (case_number)
        where d.step in ('APPROVAL', 'SIGNATURE', 'ESTABLISHMENT', 'EXTENSION', 'EXTENSION_CONFIRMATION',
            'EXTENSION_SIGNATURE', 'PROPOSAL_REVIEW', 'PROPOSAL_APPROVAL', 'PROPOSAL_SIGNATURE', 'PROPOSAL_IN_FORCE',
            'SUBSCRIPTION_SIGNATURE', 'SUBSCRIPTION_CONCLUSION', 'AUTHORITY_APPROVAL', 'AUTHORITY_SIGNATURE',
            'AUTHORITY_IN_FORCE', 'AUTHORITY_RENEWAL', 'LAW_MODEL_APPROVAL', 'LAW_MODEL_SIGNATURE', 'LAW_MODEL_IN_FORCE',
            'LAW_MODEL_YEAR_REVIEW')
          and d.outcome in ('approved', 'signed', 'established', 'extended', 'confirmed', 'inForce', 'renewed')
          and\s""".replace("DAY", day) + hindered(day));
    queries.put("no deadline runs out in a suspension or a quarantine", """
        select d.case_number || ' ' || d.step || ' ' || d.outcome || ' on ' || DAY from decision d
        join case_file f using (case_number)
        where d.decided_by = 'systemet' and d.outcome in ('lapsed', 'expired', 'NOT_RENEWED')
          and d.step in ('CORRECTION_LAPSE', 'SIGNATURE', 'PROPOSAL_ENDED', 'SUBSCRIPTION_ENDED', 'AUTHORITY_SIGNATURE',
            'PROJECT_CLOSING', 'LAW_MODEL_SIGNATURE', 'LAW_MODEL_YEAR')
          and\s""".replace("DAY", day) + hindered(day));
  }

  synchronized void check(JdbcClient tables, LocalDate today, Timestamp now) {
    queries.forEach((name, sql) -> {
      List<String> found = tables.sql(sql).param("today", today).param("now", now).query(String.class).list();
      checked.merge(name, 1, Integer::sum);
      broken.merge(name, found.size(), Integer::sum);
      if (!found.isEmpty()) {
        breaks(name, today + ": " + String.join("; ", found.subList(0, Math.min(5, found.size()))));
      }
    });
  }

  /** Something else that was looked at. */
  synchronized void checked(String name, boolean holds, String otherwise) {
    checked.merge(name, 1, Integer::sum);
    broken.merge(name, holds ? 0 : 1, Integer::sum);
    if (!holds) {
      breaks(name, otherwise);
    }
  }

  /** Said at once, because a large run takes long. */
  private void breaks(String name, String what) {
    if (first.putIfAbsent(name, what) == null) {
      System.out.println("BROKEN: " + name + ": " + what);
    }
  }

  Map<String, Integer> checked() {
    return checked;
  }

  Map<String, Integer> broken() {
    return broken;
  }

  Map<String, String> first() {
    return first;
  }

  int allBroken() {
    return broken.values().stream().mapToInt(Integer::intValue).sum();
  }
}
