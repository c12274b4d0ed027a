package dk.dst.microdata.support;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Five thousand cases of two hundred institutions, made by SQL within seconds, where what people would have done would
 * take an hour: of all kinds, with whose turn it was and is, what was chosen and found, databases with their
 * reviews, letters, sanctions and certificates. They are nothing to the engine, so nothing of it goes on; whoever makes
 * them rolls them back, as no other test should meet them.
 */
public final class MadeCases {

  public static final int CASES = 5_000;

  /** Of each case the kind, and what is drawn for it: numbers without any pattern that a period would hit. */
  private static final String DRAWN = """
      create temporary table drawn on commit drop as
      select n, (n * 7919) % 1000 as a, (n * 104729) % 997 as b, 'made' || (1 + n % 200) as institution,
             kind, prefix || '-2026-' || (90000 + n) as case_number
      from generate_series(1, 5000) n cross join lateral (select case
        when n <= 200 then 'AUTHORISATION' when n <= 700 then 'DATABASE' when n <= 2900 then 'PROPOSAL'
        when n <= 4400 then 'PROJECT' when n <= 4700 then 'SUBSCRIPTION' when n <= 4800 then 'AUTHORITY_SCHEME'
        when n <= 4850 then 'LAW_MODEL' else 'BREACH' end as kind) k
      cross join lateral (select case kind when 'AUTHORISATION' then 'AUT' when 'DATABASE' then 'PDB'
        when 'PROPOSAL' then 'IND' when 'PROJECT' then 'PRO' when 'SUBSCRIPTION' then 'ABO'
        when 'AUTHORITY_SCHEME' then 'MYN' when 'LAW_MODEL' then 'LOV' else 'BRU' end as prefix) p""";

  private static final String[] MADE = {DRAWN, """
      insert into institution (id, name, authorisation_number, authorised_from)
      select 'made' || n, 'Gjort institution ' || n, 60000 + n, date '2020-01-01' from generate_series(1, 200) n""", """
      insert into person (id, name, email)
      select 'made' || n || 'p', 'Person ' || n, case when n % 10 > 0 then 'p' || n || '@example.org' end
      from generate_series(1, 200) n""", """
      insert into association (institution_id, person_id, employed, certified_on)
      select 'made' || n, 'made' || n || 'p', true, case when n % 7 > 0 then cast(:today as date) - (n * 37) % 500 end
      from generate_series(1, 200) n""", """
      insert into case_file (case_number, kind, institution_id, opened_by, title, state, opened_at)
      select case_number, kind, institution, institution || 'p', 'Sag ' || n, case kind
          when 'AUTHORISATION' then 'AUTHORISED'
          when 'DATABASE' then case when n <= 400 then 'IN_OPERATION' else
            (array['DRAFT', 'RETURNED', 'UNDER_REVIEW', 'FOR_APPROVAL', 'FOR_SIGNATURE', 'CLOSED', 'NOT_APPROVED'])[1 +
              a % 7] end
          when 'PROPOSAL' then (array['PROPOSAL_DRAFT', 'PROPOSAL_UNDER_REVIEW', 'PROPOSAL_RETURNED',
            'PROPOSAL_IN_FORCE',
            'PROPOSAL_IN_FORCE', 'PROPOSAL_NOT_APPROVED'])[1 + a % 6]
          when 'PROJECT' then (array['PROJECT_ACTIVE', 'PROJECT_ACTIVE', 'PROJECT_CLOSING', 'PROJECT_CLOSED'])[1 + a %
            4]
          when 'SUBSCRIPTION' then (array['SUBSCRIPTION_REQUESTED', 'SUBSCRIPTION_IN_FORCE'])[1 + a % 2]
          when 'AUTHORITY_SCHEME' then (array['AUTHORITY_UNDER_REVIEW', 'AUTHORITY_IN_OPERATION'])[1 + a % 2]
          when 'LAW_MODEL' then (array['LAW_MODEL_UNDER_REVIEW', 'LAW_MODEL_IN_FORCE'])[1 + a % 2]
          else (array['BREACH_REPORTED', 'BREACH_UNDER_REVIEW', 'BREACH_SANCTIONED'])[1 + a % 3] end,
        cast(:today as date)::timestamp at time zone 'Europe/Copenhagen' + interval '10 hours' - make_interval(days =>
          200 + a)
      from drawn""", """
      insert into application (case_number, institution_id, applicant, title, created_at, submission)
      select case_number, institution, institution || 'p', 'Sag ' || n, cast(:today as date) - 200, 1 from drawn
      where kind = 'DATABASE'""", """
      insert into project_database (case_number, institution_id, project_number, case_owner, purpose, established_on,
        ends_on, reviewed_on)
      select case_number, institution, 600000 + n, 'rikke', 'Formål', cast(:today as date) - 100 - a % 600,
             cast(:today as date) + 1 + (a * 3) % 900, cast(:today as date) - (a % 170) from drawn where kind =
               'DATABASE' and n <= 400""", """
      insert into usage_review (case_number, number, measured_on, registers, used, subprojects, advice, concluded_on)
      select case_number, k, cast(:today as date) - (a % 170) - 180 * (3 - k), 20, (a + k * b) % 21, 3, 'Målt',
             cast(:today as date) - (a % 170) - 180 * (3 - k) + 1
      from drawn cross join generate_series(1, 3) k where kind = 'DATABASE' and n <= 380""", """
      insert into proposal (case_number, scheme, title, submission, open, database_case)
      select case_number, (array['RESEARCHER', 'SUBPROJECT', 'AUTHORITY'])[1 + b % 3], 'Sag ' || n, 1, false,
             case when b % 3 = 1 then 'PDB-2026-' || (90200 + 1 + (n - 1) % 200) end from drawn where kind =
               'PROPOSAL'""", """
      insert into project (number, institution_id, title, starts_on, ends_on, case_number, database_case)
      select 650000 + n, institution, 'Sag ' || n, cast(:today as date) - 400, cast(:today as date) + 400, case_number,
             case when b % 2 = 0 then 'PDB-2026-' || (90200 + 1 + (n - 1) % 200) end from drawn where kind =
               'PROJECT'""", """
      insert into subscription (case_number, database_case, year)
      select case_number, case when b % 3 > 0 then 'PDB-2026-' || (90200 + 1 + (n - 1) % 200) end, 2026 from drawn
      where kind = 'SUBSCRIPTION' and b % 3 > 0""", """
      insert into breach (case_number, whom, person_id, scheme, description, happened_on, happened_at, files,
        self_reported)
      select case_number, 'USER', institution || 'p', (array['RESEARCHER', 'DATABASE', 'AUTHORITY'])[1 + b % 3], 'Brud',
             cast(:today as date) - 50, '10:00', 'NONE', false from drawn where kind = 'BREACH'""", """
      insert into quarantine (case_number, whom, basis, institution_id, person_id, from_day, until_day)
      select case_number, 'USER', case when b % 4 = 0 then 'REPORT' else 'DECISION' end, institution, institution ||
        'p',
             cast(:today as date) - 100, case when a % 5 > 0 then cast(:today as date) - 100 + a % 200 end
      from drawn where kind = 'BREACH'""", """
      insert into turn (task_id, case_number, instance, command, fse, began_on, due_on, ended_on)
      select 'made-' || n || '-' || k, d.case_number, 'made-' || n, s.command, s.fse, t.began,
             case when (n + k) % 9 > 0 then t.began + 14 end,
             case when k < 4 or state not in ('DRAFT', 'RETURNED', 'UNDER_REVIEW', 'FOR_APPROVAL', 'FOR_SIGNATURE',
               'PROPOSAL_DRAFT', 'PROPOSAL_UNDER_REVIEW', 'PROPOSAL_RETURNED', 'PROJECT_CLOSING',
                 'SUBSCRIPTION_REQUESTED',
               'AUTHORITY_UNDER_REVIEW', 'LAW_MODEL_UNDER_REVIEW', 'BREACH_REPORTED', 'BREACH_UNDER_REVIEW')
               then t.began + (b + k * 5) % 27 end
      from drawn d join case_file f using (case_number) cross join generate_series(1, 4) k
      cross join lateral (select case d.kind
        when 'AUTHORISATION' then (array['COMPLETE_AUTHORISATION', 'REVIEW_AUTHORISATION', 'APPROVE_AUTHORISATION',
          'SIGN_AUTHORISATION'])[k]
        when 'DATABASE' then (array['COMPLETE_APPLICATION', 'REVIEW_APPLICATION', 'APPROVE_APPLICATION',
          'SIGN_AGREEMENT'])[k]
        when 'PROPOSAL' then (array['COMPLETE_PROPOSAL', 'SUBMIT_PROPOSAL', 'REVIEW_PROPOSAL', 'REVIEW_PROPOSAL'])[k]
        when 'PROJECT' then (array['ANSWER_PROJECT_END', 'CONFIRM_PROJECT_ACTIVITY', 'INSTRUCT_PROJECT_DELETION',
          'CONFIRM_PROJECT_DELETION'])[k]
        when 'SUBSCRIPTION' then (array['REQUEST_SUBSCRIPTION', 'OFFER_SUBSCRIPTION', 'SIGN_SUBSCRIPTION',
          'COUNTERSIGN_SUBSCRIPTION'])[k]
        when 'AUTHORITY_SCHEME' then (array['COMPLETE_AUTHORITY_APPLICATION', 'REVIEW_AUTHORITY', 'APPROVE_AUTHORITY',
          'SIGN_AUTHORITY'])[k]
        when 'LAW_MODEL' then (array['COMPLETE_LAW_MODEL', 'REVIEW_LAW_MODEL', 'APPROVE_LAW_MODEL',
          'SIGN_LAW_MODEL'])[k]
        else (array['EXPLAIN_BREACH', 'GRADE_BREACH', 'DECIDE_SANCTION', 'DECIDE_SANCTION'])[k] end as command) c
      cross join lateral (select c.command, c.command ~
        '^(REVIEW|APPROVE|GRADE|DECIDE|OFFER|COUNTERSIGN)_|^CONFIRM_PROJECT_DEL'
        as fse) s
      cross join lateral (select cast(:today as date) - 200 - a + (k - 1) * (20 + b % 40) as began) t""", """
      insert into act_ru_task (id_, rev_, name_, assignee_, due_date_, tenant_id_, suspension_state_)
      select t.task_id, 1, 'Gør noget', (array['rikke', 'rasmus', 'karen', null])[1 + d.b % 4], t.due_on::timestamp,
             d.institution, 1 from turn t join drawn d using (case_number) where t.fse and t.ended_on is null""", """
      insert into decision (case_number, step, round, outcome, reason, decided_by, decided_at)
      select d.case_number, s.step, 1, s.outcome, 'Begrundelse', s.by,
             cast(:today as date)::timestamp at time zone 'Europe/Copenhagen' - make_interval(days => a - a * s.place /
               10, hours => 5)
      from drawn d cross join lateral (
        select 'SUBMISSION' as step, 'submitted' as outcome, 'made1p' as by, 0 as place where d.kind = 'DATABASE'
        union all select 'ELIGIBILITY', case when d.a % 5 = 0 then 'notMet' else 'met' end, 'systemet', 1
                  where d.kind = 'DATABASE'
        union all select 'REVIEW', (array['approve', 'return', 'refuse'])[1 + d.b % 3], 'rikke', 3
                  where d.kind = 'DATABASE' and d.a % 5 > 0
        union all select 'APPROVAL', (array['approved', 'refused'])[1 + d.b % 2], 'karen', 5
                  where d.kind = 'DATABASE' and d.a % 5 > 0
        union all select 'AUTHORISATION_SUBMISSION', 'submitted', 'made1p', 0 where d.kind = 'AUTHORISATION'
        union all select 'AUTHORISATION_REVIEW', (array['approve', 'return'])[1 + d.b % 2], 'rasmus', 3
                  where d.kind = 'AUTHORISATION'
        union all select 'PROPOSAL_CHECK', case when d.a % 6 = 0 then 'notMet' else 'acceptable' end, 'systemet', 0
                  where d.kind = 'PROPOSAL'
        union all select 'PROPOSAL_REVIEW', (array['approved', 'returned', 'refused'])[1 + d.b % 3], 'rikke', 4
                  where d.kind = 'PROPOSAL' and d.a % 6 > 0) s""", """
      insert into eligibility_check (case_number, submission, checked_at, terms, facts, checked_by, digest)
      select case_number, 1, cast(:today as date)::timestamp at time zone 'Europe/Copenhagen' - make_interval(days => a
        - a / 10, hours => 5),
             '{}', '{}', 'systemet', '-' from drawn where kind = 'DATABASE'""", """
      insert into finding (condition, outcome, evidence, threshold, check_id, figure, basis)
      select c.condition, case when (d.a + c.place) % 5 = 0 then 'NOT_MET' else 'MET' end, 'Fundet', '5', e.id, '3',
        'PUBLISHED'
      from eligibility_check e join drawn d using (case_number)
      cross join (values ('AUTHORISED', 1), ('FIVE_ACTIVE_PROJECTS', 2), ('NUMBER_OF_MANAGERS', 3)) c (condition,
        place)""", """
      insert into proposal_finding (case_number, submission, rule, outcome, evidence)
      select case_number, 1, r.rule, case when a % 6 = 0 then 'NOT_MET' else 'MET' end, 'Fundet'
      from drawn cross join (values ('AUTHORISED'), ('PEOPLE')) r (rule) where kind = 'PROPOSAL'""", """
      insert into absence (person_id, substitute_id, from_day, until_day, registered_by)
      select 'made1p', 'made2p', cast(:today as date) + 5, cast(:today as date) + 9, 'karen'""", """
      insert into notice (case_number, kind, person_id, about, title, body, written_at, sent_at)
      select case_number, 'MADE', institution || 'p', 'alt', 'Brev', 'Tekst',
             cast(:today as date)::timestamp at time zone 'Europe/Copenhagen' - make_interval(days => a % 90),
             case when b % 20 > 0 then cast(:today as date)::timestamp at time zone 'Europe/Copenhagen' end
      from drawn"""};

  private final JdbcClient jdbc;

  public MadeCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes them, in the transaction of whoever asks. */
  public void make(LocalDate today) {
    for (String sql : MADE) {
      jdbc.sql(sql).param("today", today.toString()).update();
    }
  }
}
