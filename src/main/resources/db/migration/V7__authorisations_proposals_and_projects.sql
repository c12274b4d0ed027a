-- The cases around the project database: authorisations, proposals, projects in operation and annual subscriptions.

-- One row a case, whatever its kind. What all kinds have (decisions, notices, drafts, disqualifications) refers to it.
create table case_file (
    case_number    text primary key,
    kind           text not null check (kind in ('DATABASE', 'AUTHORISATION', 'PROPOSAL', 'PROJECT', 'SUBSCRIPTION')),
    institution_id text not null references institution,
    opened_by      text not null,                    -- user id, or "systemet"
    title          text not null,
    state          text,                             -- null for databases: application and project_database know it
    opened_at      timestamptz not null,
    check ((state is null) = (kind = 'DATABASE'))
);
create index case_file_of_institution on case_file (institution_id);
insert into case_file (case_number, kind, institution_id, opened_by, title, opened_at)
    select case_number, 'DATABASE', institution_id, applicant, title, created_at from application;

alter table application add foreign key (case_number) references case_file;
alter table decision drop constraint decision_case_number_fkey, add foreign key (case_number) references case_file;
alter table notice drop constraint notice_case_number_fkey, add foreign key (case_number) references case_file;
alter table form_draft drop constraint form_draft_case_number_fkey, add foreign key (case_number) references case_file;
alter table disqualification drop constraint disqualification_case_number_fkey,
    add foreign key (case_number) references case_file;

-- Each kind of case counts for itself.
alter table case_number add column kind text not null default 'PDB', drop constraint case_number_pkey,
    add primary key (kind, year);
alter table case_number alter column kind drop default;

-- An institution exists from its application on; authorised it is from the day its agreement is signed by both.
alter table institution
    alter column authorisation_number drop not null,
    alter column authorised_from drop not null,
    add column kind               text not null default 'PUBLIC' check (kind in
        ('PUBLIC', 'FOUNDATION', 'INTEREST_ORGANISATION', 'CONSULTANCY', 'CLIENT')),
    add column mail_domains       text not null default '',      -- comma-separated; empty: not said
    add column authorisation_case text references case_file,
    add column confirmed_on       date,                          -- the last annual confirmation (D15)
    add column business_exemption text,                          -- the Director General's, with its reason (I8)
    add column client_of          integer,                       -- authorisation number of the consultancy (I11)
    add check ((authorisation_number is null) = (authorised_from is null));
-- Statistics Denmark's own numbers lie below; an operator who goes on from them restarts the sequence.
create sequence authorisation_number start 951;

create table authorisation (
    case_number   text primary key references case_file,
    submission    integer not null default 0,
    kind          text,
    cvr           text,
    country       text,
    environment   text,                              -- what it analyses, for whom, and how it is organised
    competence    text,                              -- with microdata and with the rules (I3)
    data_security text,
    ownership     text,                              -- interest organisations and companies (I7)
    client_of     integer,
    mail_domains  text,
    head_id       text,                              -- user ids are given in the application, people are made later
    head_name     text,
    head_email    text,
    head_position text
);
create table authorisation_person (
    case_number text not null references authorisation,
    ordinal     integer not null,
    person_id   text not null,
    name        text not null,
    email       text not null,
    position    text not null,
    experience  text not null,
    primary key (case_number, person_id)
);

-- Each time an authorisation has been suspended; the one under way is named in the institution, too.
create table suspension (
    institution_id text not null references institution,
    number         integer not null,
    suspended_on   date not null,
    suspended_by   text not null,
    reason         text not null,
    concluded_on   date,
    concluded_by   text,
    outcome        text check (outcome in ('lifted', 'ended')),
    conclusion     text,
    primary key (institution_id, number),
    check ((concluded_on is null) = (outcome is null))
);
create unique index one_open_suspension on suspension (institution_id) where concluded_on is null;
insert into suspension (institution_id, number, suspended_on, suspended_by, reason)
    select id, 1, suspended_on, 'systemet', suspension_reason from institution where suspended_on is not null;

-- Projektindstilling: the first of a project, or a resubmission. One that is in force never changes; the next takes its
-- place, and both stay readable.
create table proposal (
    case_number      text primary key references case_file,
    scheme           text not null check (scheme in ('RESEARCHER', 'SUBPROJECT', 'DATABASE')),
    database_case    text references project_database,  -- of a subproject, or whose content is to change
    project_number   integer references project,        -- what it resubmits, or what came of it
    base             text references proposal,           -- what it starts from; null: nothing approved here
    base_list        bigint references content_list,     -- the data approved until now; null: none
    base_database    text references project_database,   -- the database the project belonged to until now
    submission       integer not null default 0,
    title            text not null,
    purpose          text,
    description      text,
    relevance        text,                            -- samfundsrelevans
    population       text,
    full_population  boolean not null default false,  -- full register extract, justified in the population
    external_data    text,
    publication      text,
    legal_basis      text,
    platform         text,                            -- researcher machine or own server
    ends_on          date,
    contact          text references person,
    signatory        text references person,
    packages         text not null default '',        -- names of the data packages, comma-separated
    draft_list       bigint references content_list,  -- loaded for the next submission
    content_list     bigint references content_list,  -- registers as last sent
    database_list    bigint references content_list,  -- of these, what the database delivers
    purchase_list    bigint references content_list,  -- of these, what is ordered for this project alone
    content_reason   text,
    case_owner       text,                            -- projektansvarlig in FSE
    approved_digest  text,                            -- SHA-256 of what FSE signed
    in_force_on      date,
    replaced_on      date,
    open             boolean not null default true    -- until it is in force, refused, withdrawn or lapsed
);
create index proposal_of_project on proposal (project_number) where project_number is not null;
create unique index one_open_resubmission on proposal (project_number) where open and project_number is not null;
create unique index one_open_change_of_content on proposal (database_case) where open and scheme = 'DATABASE';
create table proposal_register (
    case_number   text not null references proposal,
    ordinal       integer not null,
    register_code text not null,
    from_year     integer not null,
    to_year       integer not null,
    reason        text not null,
    primary key (case_number, register_code)
);
create table proposal_source (                        -- additional data: own, of other authorities
    case_number text not null references proposal,
    ordinal     integer not null,
    name        text not null,
    owner       text not null check (owner in ('OWN', 'HEALTH_DATA_AUTHORITY', 'CLINICAL_REGISTERS', 'OTHER')),
    variables   text not null,
    primary key (case_number, ordinal)
);
create table proposal_user (
    case_number text not null references proposal,
    ordinal     integer not null,
    person_id   text not null references person,
    primary key (case_number, person_id)
);
create table proposal_remark (                        -- FSE's reasons, field by field
    case_number text not null references proposal,
    submission  integer not null,
    ordinal     integer not null,
    field       text not null,
    reason      text not null,
    primary key (case_number, submission, ordinal)
);
create table proposal_finding (                       -- what was checked before FSE got it
    case_number text not null references proposal,
    submission  integer not null,
    rule        text not null,
    outcome     text not null check (outcome in ('MET', 'NOT_MET', 'FOR_ASSESSMENT')),
    evidence    text not null,
    primary key (case_number, submission, rule)
);

-- Data on their way to a project. From the database or bought for the project alone; never twice.
create table delivery (
    case_number    text not null references proposal,
    register_code  text not null,                     -- of additional data the name of the source
    source         text not null check (source in ('DATABASE', 'PURCHASE', 'ADDITIONAL')),
    needs_approval boolean not null,                  -- data of the Health Data Authority (U8)
    concluded_on   date,
    concluded_by   text,
    delivered      boolean,
    remark         text,
    primary key (case_number, register_code, source),
    check ((concluded_on is null) = (delivered is null))
);
create table health_approval (
    case_number text primary key references proposal,
    reference   text not null,
    approved_on date not null,
    recorded_by text not null
);

alter table project
    add column case_number   text unique references case_file,
    add column proposal      text references proposal,  -- the approved content; null: from before there were proposals
    add column database_list bigint references content_list,  -- what it has from the database; null: not told apart
    add column case_owner    text,
    add column active_on     date,                      -- the last sign of life (D17)
    add column asked_end     date,                      -- the end date its people have been asked about
    add column close_cause   text check (close_cause in ('TERM_ENDED', 'NOT_NEEDED', 'INACTIVE', 'AUTHORISATION_LOST')),
    add column instruction   text,                      -- the data controller's, about deletion
    add column deleted_on    date,
    add check (closed_on is not null or close_cause is null);
-- Statistics Denmark's own numbers lie below.
create sequence project_number start 800001;

create table project_access (
    project_number integer not null references project,
    person_id      text not null references person,
    access_from    date not null,
    given_by       text not null,
    access_until   date,
    id             bigint generated always as identity primary key
);
create unique index one_access_at_a_time on project_access (project_number, person_id) where access_until is null;

create table subscription (                            -- årsabonnement, one calendar year
    case_number   text primary key references case_file,
    database_case text not null references project_database,
    year          integer not null,
    signatory     text references person,
    offer         text,
    hours         integer,
    price_dkk     integer,                             -- whole kroner, VAT not included
    in_force_on   date
);
create table subscription_register (
    case_number   text not null references subscription,
    register_code text not null,
    primary key (case_number, register_code)
);

-- The institution of a case is known by the case; applications are no longer the only ones.
create or replace function record_change() returns trigger language plpgsql security definer
    set search_path = microdata as $$
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
                     (select f.institution_id from case_file f where f.case_number = known ->> 'case_number'),
                     (select p.institution_id from project p
                      where p.number = (known ->> 'project_number')::integer)) end,
            coalesce(known ->> 'case_number', known ->> 'database_case', known ->> 'authorisation_case',
                     (select p.case_number from project p where p.number = (known ->> 'project_number')::integer)),
            nullif(b, '{}'), nullif(a, '{}'));
  end if;
  return null;
end $$;

drop trigger audit on institution;
create trigger audit after insert or update or delete on institution for each row execute function
    record_change('name', 'authorisation_number', 'authorised_from', 'authorised_until', 'lapse_reason',
                  'suspended_on', 'suspension_reason', 'agreement_ended', 'kind', 'mail_domains', 'confirmed_on',
                  'business_exemption', 'client_of');
drop trigger audit on project;
create trigger audit after insert or update or delete on project for each row execute function
    record_change('number', 'starts_on', 'ends_on', 'closed_on', 'close_cause', 'database_case', 'content_list',
                  'proposal', 'case_owner', 'deleted_on');
create trigger audit after insert or update or delete on case_file for each row execute function
    record_change('kind', 'state', 'title');
create trigger audit after insert or update or delete on authorisation for each row execute function
    record_change('submission', 'kind', 'mail_domains', 'client_of', 'head_id');
create trigger audit after insert or update or delete on suspension for each row execute function
    record_change('suspended_on', 'suspended_by', 'concluded_on', 'outcome');
create trigger audit after insert or update or delete on proposal for each row execute function
    record_change('scheme', 'submission', 'ends_on', 'content_list', 'database_list', 'purchase_list', 'signatory',
                  'contact', 'case_owner', 'approved_digest', 'project_number', 'in_force_on', 'replaced_on');
create trigger audit after insert or update or delete on delivery for each row execute function
    record_change('register_code', 'source', 'needs_approval', 'concluded_on', 'delivered');
create trigger audit after insert or update or delete on health_approval for each row execute function
    record_change('reference', 'approved_on', 'recorded_by');
create trigger audit after insert or update or delete on project_access for each row execute function
    record_change('access_from', 'access_until', 'given_by');
create trigger audit after insert or update or delete on subscription for each row execute function
    record_change('year', 'price_dkk', 'in_force_on');
