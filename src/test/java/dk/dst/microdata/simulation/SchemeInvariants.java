package dk.dst.microdata.simulation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What must be true of authorities, Lovmodellen, certificates and money on every day, by SQL of another hand than the
 * application's: the published terms stand here once more.
 */
final class SchemeInvariants {

  private static final String BEGINS = "date '2027-01-01'";
  /** What makes nobody able to renew, from the day on which an authority is asked: then it is not closed for two months. */
  private static final String HELD = """
      (exists (select 1 from suspension s where s.institution_id = f.institution_id
          and coalesce(s.concluded_on, cast(:today as date)) >= p.ends_on - interval '2 months'
          and (s.concluded_on is null or s.concluded_on + interval '2 months' >= cast(:today as date) - 9))
        or exists (select 1 from quarantine q where q.institution_id = f.institution_id and q.whom = 'INSTITUTION'
          and q.basis = 'DECISION' and coalesce(q.until_day, cast(:today as date)) >= p.ends_on - interval '2 months'
          and (q.until_day is null or q.until_day + interval '2 months' >= cast(:today as date) - 9)))""";

  private final Map<String, String> queries = new LinkedHashMap<>();

  private SchemeInvariants() {
    authorities();
    lawModel();
    certificates();
    lines();
    bills();
  }

  /** Each by what it says. */
  static Map<String, String> all() {
    return new SchemeInvariants().queries;
  }

  private void authorities() {
    queries.put("one authority scheme an institution", """
        select institution_id || ' has ' || count(*) from case_file
        where kind = 'AUTHORITY_SCHEME' and state not in ('AUTHORITY_CLOSED', 'AUTHORITY_NOT_APPROVED')
        group by institution_id having count(*) > 1""");
    queries.put("no authority in operation that is none", """
        select a.case_number from authority_scheme a join case_file f using (case_number)
        join institution i on i.id = f.institution_id
        where f.state in ('AUTHORITY_FOR_SIGNATURE', 'AUTHORITY_IN_OPERATION')
          and (a.authority_kind = 'NONE' or i.kind not in ('PUBLIC', 'CLIENT'))""");
    queries.put("no authority beyond its closing day", """
        select p.case_number || ' ended ' || p.ends_on from project p join case_file f using (case_number)
        where f.state = 'AUTHORITY_IN_OPERATION'
          and p.ends_on + interval '3 months' < cast(:today as date) - 9 and not\s""" + HELD);
    queries.put("an authority's agreement ends with a year", """
        select p.case_number || ' ends ' || p.ends_on from project p
        where p.authority and extract(doy from p.ends_on) <> 1""");
    queries.put("every analysis lies within an agreement in force", """
        select a.case_number || ' no. ' || a.number || ' of ' || a.registered_on from authority_analysis a
        join authority_scheme s using (case_number) join project p on p.number = s.project_number
        where a.registered_on < p.starts_on or a.registered_on > coalesce(p.closed_on, a.registered_on)
          or a.registered_on >= make_date(extract(year from p.starts_on)::int + 1
              + (extract(month from p.starts_on) >= 11)::int
              + (select count(*) from decision d where d.case_number = a.case_number and d.step = 'AUTHORITY_RENEWAL'
                 and (d.decided_at at time zone 'Europe/Copenhagen')::date <= a.registered_on)::int, 1, 1)""");
    queries.put("whoever works on an analysis had access", """
        select u.case_number || ' no. ' || u.number || ' ' || u.person_id from authority_analysis_user u
        join authority_scheme s using (case_number)
        where not exists (select 1 from project_access x where x.project_number = s.project_number
          and x.person_id = u.person_id)""");
  }

  private void lawModel() {
    queries.put("Lovmodellen is in force at one ministry", """
        select m.model || ' at ' || count(*) from law_model m join case_file f using (case_number)
        where f.state = 'LAW_MODEL_IN_FORCE' and m.closed_on is null group by m.model having count(*) > 1""");
    queries.put("no access to Lovmodellen after its end", """
        select u.case_number || ' ' || u.person_id from law_model_user u
        where u.access_from is not null and u.access_until is null and not exists (
          select 1 from law_model m join case_file f using (case_number)
          where m.model = u.case_number and f.state = 'LAW_MODEL_IN_FORCE'
            and (m.closed_on is null or m.closed_on >= cast(:today as date) - 9))""");
    queries.put("no access to Lovmodellen for who has left a ministry of it", """
        select u.case_number || ' ' || u.person_id from law_model_user u
        where u.access_from is not null and u.access_until is null and (not exists (
            select 1 from association s where s.institution_id = u.institution_id and s.person_id = u.person_id
              and s.state = 'IN_FORCE')
          or not exists (select 1 from law_model_ministry y where y.case_number = u.case_number
              and y.institution_id = u.institution_id and y.until_day is null)
            and not exists (select 1 from law_model m join case_file f using (case_number)
              where m.model = u.case_number and f.institution_id = u.institution_id))""");
    queries.put("a model year waits for somebody or is settled", """
        select y.case_number || ' ' || y.year || ' is ' || y.state from law_model_year y
        where y.state in ('DRAFT', 'SENT') and not exists (
          select 1 from law_model m join act_ru_execution r on r.business_key_ = m.case_number
          join act_ru_task t on t.proc_inst_id_ = r.proc_inst_id_
          where m.model = y.case_number and t.task_def_key_ in ('userTask_completeLawModel', 'userTask_reviewLawModel',
            'userTask_approveLawModel', 'userTask_signLawModel', 'userTask_renewLawModel',
            'userTask_reviewLawModelYear'))""");
  }

  private void certificates() {
    queries.put("whoever has passed is certified", """
        select s.institution_id || ' ' || a.person_id || ' passed ' || a.day from certification_attempt a
        join association s using (person_id)
        where a.passed and s.state = 'IN_FORCE' and (s.certified_on is null or s.certified_on < a.day)""");
    queries.put("an attempt is passed by ten right answers, and nobody has more than three a day", """
        select a.person_id || ' ' || a.day from certification_attempt a
        where a.passed is distinct from (select count(*) = 10 from certification_asked q
          where q.attempt_id = a.id and q.given = 0) and a.submitted_at is not null
        union all select person_id || ' ' || day from certification_attempt
        group by person_id, day having count(*) > 3""");
  }

  private void lines() {
    queries.put("every proposal in force and every database has one line", """
        select 'of ' || e.case_number || ' ' || count(c.id) from (
          select case_number from proposal where in_force_on >= BEGINS
          union all select case_number from project_database where established_on >= BEGINS) e
        left join charge c on c.case_number = e.case_number and c.kind = 'PROPOSAL' and c.takes_back is null
        group by e.case_number having count(c.id) <> 1""".replace("BEGINS", BEGINS));
    queries.put("nothing is charged that is not in force", """
        select c.event from charge c where c.kind = 'PROPOSAL' and c.takes_back is null
          and not exists (select 1 from proposal p where p.case_number = c.case_number and p.in_force_on is not null)
          and not exists (select 1 from project_database d where d.case_number = c.case_number)""");
    queries.put("every purchase delivered has one line", """
        select v.case_number || ' ' || v.register_code || ' ' || count(c.id) from delivery v
        join proposal p using (case_number)
        left join charge c on c.case_number = v.case_number and c.kind = 'DATA' and c.takes_back is null
          and starts_with(c.description, 'Udtræk fra ' || v.register_code || ' ')
        where v.source = 'PURCHASE' and v.delivered and v.concluded_on >= BEGINS and p.scheme <> 'DATABASE'
        group by v.case_number, v.register_code having count(c.id) <> 1""".replace("BEGINS", BEGINS));
    queries.put("every subscription in force has one line, of its price", """
        select s.case_number || ' ' || count(c.id) from subscription s
        left join charge c on c.case_number = s.case_number and c.kind = 'SUBSCRIPTION' and c.takes_back is null
          and c.amount_oere = s.price_dkk * 100
        where s.in_force_on >= BEGINS and s.price_dkk is not null
        group by s.case_number having count(c.id) <> 1""".replace("BEGINS", BEGINS));
    queries.put("every registration that counts has one line, and none that was corrected", """
        select 'registration ' || g.id || ' of ' || g.quantity || ' counts ' || n.lines from cost_registration g,
          lateral (select coalesce(sum(sign(c.quantity)), 0) as lines from charge c left join charge of on of.id = c.takes_back
                   where coalesce(of.event, c.event) = 'REGISTRATION:' || g.id
                     and not starts_with(c.description, 'Kredit: ')) n
        where g.kind <> 'SERVER' and (case when g.quantity > 0
            and not exists (select 1 from cost_registration k where k.corrects = g.id) then n.lines <> 1
          else n.lines > 0 and not exists (select 1 from charge k join charge o on o.id = k.takes_back
            where o.event = 'REGISTRATION:' || g.id) end)""");
    queries.put("a proposal costs two hours at the published rate", """
        select c.event || ' ' || c.amount_oere from charge c join institution i on i.id = c.institution_id
        where c.kind = 'PROPOSAL' and c.takes_back is null
          and c.amount_oere <> case i.kind when 'CONSULTANCY' then 459800 else 334800 end""");
    queries.put("no more of a line is taken back than it has", """
        select b.event from charge b join charge c on c.id = b.takes_back
        where b.amount_oere * c.amount_oere > 0 or b.institution_id <> c.institution_id or b.on_day < c.on_day
        union all select c.event from charge b join charge c on c.id = b.takes_back
        group by c.id, c.event, c.amount_oere, c.quantity
        having abs(sum(b.amount_oere)) > abs(c.amount_oere) or abs(sum(b.quantity)) > abs(c.quantity)""");
  }

  private void bills() {
    queries.put("the sum of lines is that of bills, credit notes and what is open", """
        select 'lines ' || lines || ', bills ' || bills || ', open ' || open from (select
          (select coalesce(sum(amount_oere), 0) from charge) as lines,
          (select coalesce(sum(s.sum), 0) from bill b, lateral (select sum(c.amount_oere) as sum from bill_line l
            join charge c on c.id = l.charge where l.bill = b.id) s) as bills,
          (select coalesce(sum(c.amount_oere), 0) from charge c left join bill_line l on l.charge = c.id
            where l.charge is null) as open) sums where lines <> bills + open""");
    queries.put("no bill twice for a quarter", """
        select institution_id || ' ' || quarter || ' ' || count(*) from bill where kind = 'QUARTER'
        group by institution_id, quarter having count(*) > 1""");
    queries.put("a bill holds lines of its own institution, before its quarter's end", """
        select 'bill ' || b.id || ' ' || c.event from bill b join bill_line l on l.bill = b.id
        join charge c on c.id = l.charge
        where c.institution_id <> b.institution_id or c.on_day >= b.quarter + interval '3 months'""");
    queries.put("what was charged before this quarter is on a bill", """
        select c.event || ' of ' || c.on_day from charge c
        where c.on_day < date_trunc('quarter', cast(:today as date))
          and (c.made_at at time zone 'Europe/Copenhagen')::date < date_trunc('quarter', cast(:today as date))
          and not exists (select 1 from bill_line l where l.charge = c.id)""");
    queries.put("every bill that is sent has been seen by two, and has lines", """
        select 'bill ' || b.id from bill b where b.state in ('APPROVED', 'EXPORTED', 'PAID')
          and (b.checked_by is null or b.approved_by is null or b.checked_by = b.approved_by
            or not exists (select 1 from bill_line l where l.bill = b.id))""");
    queries.put("no credit note is more than its bill", """
        select 'bill ' || b.id || ' of ' || of.sum || ', credited ' || note.sum from bill b
        join bill n on n.credits = b.id,
          lateral (select sum(c.amount_oere) as sum from bill_line l join charge c on c.id = l.charge
                   where l.bill = b.id and c.takes_back is null) of,
          lateral (select sum(c.amount_oere) as sum from bill_line l join charge c on c.id = l.charge
                   where l.bill = n.id) note where -note.sum > of.sum""");
  }
}
