-- The authority scheme (Myndighedsordningen, M1-M8): the application of an authority, its agreement for a calendar year,
-- and the analyses that it registers. What it has access to lives as a project with a number, users and data of its own.
alter table case_file drop constraint case_file_kind_check, add constraint case_file_kind_check
    check (kind in ('DATABASE', 'AUTHORISATION', 'PROPOSAL', 'PROJECT', 'SUBSCRIPTION', 'BREACH', 'AUTHORITY_SCHEME'));
alter table case_file drop constraint case_file_state_check, add constraint case_file_state_check check (state in (
    'DRAFT', 'SUBMITTED', 'RETURNED', 'UNDER_REVIEW', 'FOR_APPROVAL', 'FOR_SIGNATURE', 'IN_OPERATION', 'CLOSING',
    'CLOSED', 'NOT_APPROVED',
    'AUTHORISATION_DRAFT', 'AUTHORISATION_RETURNED', 'AUTHORISATION_UNDER_REVIEW', 'AUTHORISATION_FOR_APPROVAL',
    'AUTHORISATION_FOR_SIGNATURE', 'AUTHORISED', 'SUSPENDED', 'AUTHORISATION_ENDED', 'NOT_AUTHORISED',
    'PROPOSAL_DRAFT', 'PROPOSAL_AT_ADMINISTRATOR', 'PROPOSAL_AT_MANAGERS', 'PROPOSAL_SUBMITTED', 'PROPOSAL_RETURNED',
    'PROPOSAL_UNDER_REVIEW', 'PROPOSAL_FOR_SIGNATURE', 'PROPOSAL_IN_FORCE', 'PROPOSAL_NOT_APPROVED',
    'PROJECT_ACTIVE', 'PROJECT_CLOSING', 'PROJECT_CLOSED',
    'SUBSCRIPTION_DRAFT', 'SUBSCRIPTION_REQUESTED', 'SUBSCRIPTION_OFFERED', 'SUBSCRIPTION_FOR_FSE',
    'SUBSCRIPTION_IN_FORCE', 'SUBSCRIPTION_NOT_MADE',
    'BREACH_REPORTED', 'BREACH_UNDER_REVIEW', 'BREACH_FOR_DECISION', 'BREACH_SANCTIONED', 'BREACH_NO_SANCTION',
    'AUTHORITY_DRAFT', 'AUTHORITY_RETURNED', 'AUTHORITY_UNDER_REVIEW', 'AUTHORITY_FOR_APPROVAL',
    'AUTHORITY_FOR_SIGNATURE', 'AUTHORITY_IN_OPERATION', 'AUTHORITY_CLOSING', 'AUTHORITY_CLOSED',
    'AUTHORITY_NOT_APPROVED'));

create table authority_scheme (
    case_number          text primary key references case_file,
    submission           integer not null default 0,
    authority_kind       text check (authority_kind in ('DEPARTMENT', 'AGENCY', 'REGION', 'MUNICIPALITY', 'NONE')),
    obligation           text,                            -- the task of public authority
    obligation_reference text,                            -- the law it stands in
    remit                text,                            -- ressortområde
    topics               text not null default '',        -- of the catalogue, within the remit; one a line
    environment          text,
    security_title       text,                            -- the description of data security routines
    security_version     text,
    security_day         date,
    contact              text references person,
    signatory            text references person,
    ean                  text,
    billing_reference    text,
    draft_list           bigint references content_list,  -- loaded for the next submission
    content_list         bigint references content_list,  -- loaded, as last sent
    content_reason       text,
    case_owner           text,                            -- FSE-ansvarlig
    project_number       integer references project       -- from the agreement on
);
create table authority_register (
    case_number   text not null references authority_scheme,
    ordinal       integer not null,
    register_code text not null,
    from_year     integer not null,
    to_year       integer not null,
    reason        text not null,
    primary key (case_number, register_code)
);
create table authority_user (                             -- who is to have access
    case_number text not null references authority_scheme,
    ordinal     integer not null,
    person_id   text not null references person,
    primary key (case_number, person_id)
);
create table authority_finding (                          -- what was found of each condition
    case_number text not null references authority_scheme,
    submission  integer not null,
    condition   text not null,
    outcome     text not null check (outcome in ('MET', 'NOT_MET', 'FOR_ASSESSMENT')),
    evidence    text not null,
    primary key (case_number, submission, condition)
);

-- Registered, not approved (M5): the evidence of use.
create table authority_analysis (
    case_number   text not null references authority_scheme,
    number        integer not null,                       -- the first is 1
    title         text not null,
    purpose       text not null,
    from_day      date not null,
    until_day     date not null,
    registered_by text not null,
    registered_on date not null,
    primary key (case_number, number),
    check (until_day >= from_day)
);
create table authority_analysis_user (
    case_number text not null,
    number      integer not null,
    person_id   text not null references person,
    primary key (case_number, number, person_id),
    foreign key (case_number, number) references authority_analysis
);

create trigger tell_case after insert or update on authority_scheme for each row execute function
    tell_case('contact', 'signatory', 'case_owner');

-- Whether it is what an authority has by its agreement: no project of the researcher scheme, and never counted as one.
alter table project add column authority boolean not null default false;
alter table project drop constraint project_close_cause_check, add constraint project_close_cause_check
    check (close_cause in ('TERM_ENDED', 'NOT_NEEDED', 'INACTIVE', 'AUTHORISATION_LOST', 'NOT_RENEWED'));

create trigger audit after insert or update or delete on authority_scheme for each row execute function
    record_change('submission', 'authority_kind', 'security_version', 'security_day', 'contact', 'signatory',
                  'content_list', 'case_owner', 'project_number');
create trigger audit after insert or update or delete on authority_analysis for each row execute function
    record_change('number', 'title', 'from_day', 'until_day', 'registered_by');
