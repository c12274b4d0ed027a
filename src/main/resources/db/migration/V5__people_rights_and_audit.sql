-- People and their rights, and the trace of who changed what.

-- An authorisation is valid, suspended (and may be lifted), lapsed (not kept up), or ended (the agreement is over).
alter table institution
    add column suspended_on      date,
    add column suspension_reason text,
    add column agreement_ended   boolean not null default false,   -- what ended it was the agreement, not a lapse
    add check ((suspended_on is null) = (suspension_reason is null)),
    add check (not agreement_ended or authorised_until is not null);

alter table person add column erased_on date;                      -- name and address are gone

-- Tilknytningsaftale: asked for by the institution, agreed to by the responsible or a substitute, ended by either side.
alter table association
    add column position     text,
    add column state        text not null default 'IN_FORCE' check (state in ('REQUESTED', 'IN_FORCE', 'ENDED')),
    add column requested_by text,
    add column agreed_by    text,
    add column ended_on     date,
    add column certified_on date,                                  -- the last time; it holds for a year
    add check ((state = 'ENDED') = (ended_on is not null));
update association set certified_on = current_date where certified_since is not null;
create index institutions_of_person on association (person_id) where state = 'IN_FORCE';

-- Who is away, and who gets their work meanwhile. Work passes on, rights never do.
create table absence (
    id             bigint generated always as identity primary key,
    person_id      text not null references person,
    institution_id text references institution,                    -- null: as an employee of FSE
    substitute_id  text not null references person,
    from_day       date not null,
    until_day      date not null,                                  -- the last day away
    registered_by  text not null,
    check (until_day >= from_day),
    check (person_id <> substitute_id)
);
create index absence_of_person on absence (person_id, until_day);

-- Inhabilitet: declared by an employee of FSE, who then has nothing more to do with the case.
create table disqualification (
    case_number text not null references application,
    person_id   text not null references person,
    reason      text not null,
    declared_at timestamptz not null,
    primary key (case_number, person_id)
);

-- Who did what, when, before and after. Rows are added and never touched again, by anybody.
create table audit_entry (
    id             bigint generated always as identity primary key,
    at             timestamptz not null,
    actor          text not null,                                  -- user id, "systemet", or the database's own role
    kind           text not null check (kind in ('CHANGE', 'LOOK', 'REFUSED')),
    subject        text not null,                                  -- the table changed, or what was looked at or tried
    person_id      text,                                           -- whom it is about, where it is about a person
    institution_id text,
    case_number    text,
    before         jsonb,
    after          jsonb
);
create index audit_of_case on audit_entry (case_number, id);
create index audit_of_person on audit_entry (person_id, id) where person_id is not null;
create index audit_by_actor on audit_entry (actor, id);

create function refuse_to_touch() returns trigger language plpgsql as $$
begin
  raise exception 'The audit is append-only: % is refused', tg_op;
end $$;
create trigger append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_to_touch();

-- Writes down a change of the columns named, with the rights of the owner of the tables: no step can forget it, and the
-- application's role could not undo it. Who acts and when is said by the application at the begin of its transaction.
-- What is of a person and no right is not named: the audit is never erased.
create function record_change() returns trigger language plpgsql security definer set search_path = microdata as $$
declare
  was     jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
  becomes jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
  known   jsonb := was || becomes;
  b jsonb;
  a jsonb;
begin
  select jsonb_strip_nulls(jsonb_object_agg(name, was -> name)),
         jsonb_strip_nulls(jsonb_object_agg(name, becomes -> name)) into b, a
  from unnest(tg_argv) as name where was -> name is distinct from becomes -> name;
  if b is not null then
    insert into audit_entry (at, actor, kind, subject, person_id, institution_id, case_number, before, after)
    values (coalesce(nullif(current_setting('microdata.moment', true), '')::timestamptz, clock_timestamp()),
            coalesce(nullif(current_setting('microdata.actor', true), ''), 'database: ' || session_user),
            'CHANGE', tg_table_name, coalesce(known ->> 'person_id', known ->> 'user_id_'),
            case when tg_table_name = 'institution' then known ->> 'id'
                 else coalesce(known ->> 'institution_id', known ->> 'tenant_id_',
                     (select a.institution_id from application a where a.case_number = known ->> 'case_number')) end,
            coalesce(known ->> 'case_number', known ->> 'database_case'), nullif(b, '{}'), nullif(a, '{}'));
  end if;
  return null;
end $$;

create trigger audit after insert or update or delete on institution for each row execute function
    record_change('name', 'authorisation_number', 'authorised_from', 'authorised_until', 'lapse_reason',
                  'suspended_on', 'suspension_reason', 'agreement_ended');
create trigger audit after insert or update or delete on person for each row execute function
    record_change('id', 'erased_on');
create trigger audit after insert or update or delete on association for each row execute function
    record_change('state', 'employed', 'certified_since', 'certified_on', 'ended_on');
create trigger audit after insert or update or delete on association_role for each row execute function
    record_change('role');
create trigger audit after insert or update or delete on absence for each row execute function
    record_change('substitute_id', 'registered_by');
create trigger audit after insert or update or delete on disqualification for each row execute function
    record_change('declared_at');
create trigger audit after insert or update or delete on application for each row execute function
    record_change('state', 'submission', 'applicant', 'signatory', 'content_list');
create trigger audit after insert or update or delete on decision for each row execute function
    record_change('step', 'outcome', 'decided_by');
create trigger audit after insert or update or delete on project_database for each row execute function
    record_change('status', 'project_number', 'case_owner', 'established_on', 'ends_on', 'reviewed_on', 'content_list');
create trigger audit after insert or update or delete on database_manager for each row execute function
    record_change('access_from', 'access_until');
create trigger audit after insert or update or delete on database_register for each row execute function
    record_change('register_code', 'removed_on');
create trigger audit after insert or update or delete on usage_review for each row execute function
    record_change('number', 'measured_on', 'concluded_on');
create trigger audit after insert or update or delete on extension for each row execute function
    record_change('term_ends_on', 'asked_on', 'concluded_on');
create trigger audit after insert or update or delete on shutdown for each row execute function
    record_change('cause', 'started_on', 'access_ended_on', 'closed_on');
create trigger audit after insert or update or delete on project for each row execute function
    record_change('number', 'ends_on', 'closed_on', 'database_case', 'content_list');
create trigger audit after insert or update or delete on catalogue_version for each row execute function
    record_change('version', 'source');
