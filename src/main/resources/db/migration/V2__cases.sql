-- One case a project database, from application to closing. The case number never changes.

create table case_number (
    year integer primary key,
    last integer not null
);

create table application (
    case_number         text primary key,
    institution_id      text not null references institution,
    applicant           text not null references person,
    title               text not null,
    state               text not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'UNDER_REVIEW', 'FOR_APPROVAL',
                            'FOR_SIGNATURE', 'ESTABLISHED', 'REFUSED', 'WITHDRAWN', 'LAPSED', 'NOT_ESTABLISHED')),
    submission          integer not null default 0,  -- how many times it has been sent to FSE
    created_at          timestamptz not null,
    submitted_at        timestamptz,
    purpose             text,
    environment         text,
    planned_subprojects text,
    other_sources       text,
    signatory           text references person,
    undertakings        text not null default ''     -- names of the undertakings given, comma-separated
);
create index application_of_institution on application (institution_id);

create table application_register (
    case_number   text not null references application,
    ordinal       integer not null,
    register_code text not null references register,
    from_year     integer not null,
    to_year       integer not null,
    reason        text not null,
    primary key (case_number, register_code)
);

create table application_manager (
    case_number text not null references application,
    ordinal     integer not null,
    person_id   text not null references person,
    experience  text not null,
    primary key (case_number, person_id)
);

-- Why, two years later: what was checked, with which numbers, on what facts, with which result.
create table eligibility_check (
    case_number text not null references application,
    submission  integer not null,
    checked_at  timestamptz not null,
    terms       jsonb not null,
    facts       jsonb not null,
    primary key (case_number, submission)
);
create table finding (
    case_number text not null,
    submission  integer not null,
    condition   text not null,
    outcome     text not null check (outcome in ('MET', 'NOT_MET', 'FOR_ASSESSMENT')),
    evidence    text not null,
    threshold   text not null,
    primary key (case_number, submission, condition),
    foreign key (case_number, submission) references eligibility_check
);

-- Every choice of a person: who, when, why. One per step and round; a step that is run again changes nothing.
create table decision (
    case_number text not null references application,
    step        text not null,
    round       integer not null,
    outcome     text not null,
    reason      text not null,
    decided_by  text not null,
    decided_at  timestamptz not null,
    primary key (case_number, step, round)
);

create table project_database (
    case_number    text primary key references application,
    institution_id text not null references institution,
    project_number integer not null unique,
    case_owner     text not null,                    -- FSE-ansvarlig
    purpose        text not null,
    established_on date not null,
    ends_on        date not null,                    -- first day out of operation
    reviewed_on    date not null,                    -- the last usage review, at first the day of establishment
    status         text not null check (status in ('IN_OPERATION', 'CLOSING', 'CLOSED')),
    check (ends_on > established_on)
);
-- At most one open project database per institution, also when two are approved at the same moment (S01; P6, D30).
create unique index one_open_database_per_institution on project_database (institution_id) where status <> 'CLOSED';
create sequence project_number_of_database start 790001;

alter table project add foreign key (database_case) references project_database;

create table database_register (
    case_number   text not null references project_database,
    register_code text not null references register,
    from_year     integer not null,
    to_year       integer not null,
    removed_on    date,                              -- restricted away by a usage review
    primary key (case_number, register_code)
);

create table database_manager (
    case_number  text not null references project_database,
    person_id    text not null references person,
    access_from  date not null,
    access_until date,
    primary key (case_number, person_id)
);

create table usage_review (
    case_number  text not null references project_database,
    number       integer not null,
    measured_on  date not null,
    registers    integer not null,
    used         integer not null,
    subprojects  integer not null,
    advice       text not null,
    concluded_on date,
    primary key (case_number, number)
);
create unique index one_open_usage_review on usage_review (case_number) where concluded_on is null;

create table usage_review_register (
    case_number   text not null,
    number        integer not null,
    register_code text not null references register,
    projects      integer not null,
    leaves        boolean not null default false,
    primary key (case_number, number, register_code),
    foreign key (case_number, number) references usage_review
);

-- Asked once for each end date.
create table extension (
    case_number  text not null references project_database,
    term_ends_on date not null,
    number       integer not null,
    asked_on     date not null,
    subprojects  text,
    concluded_on date,
    primary key (case_number, term_ends_on),
    unique (case_number, number)
);

create table shutdown (
    case_number       text primary key references project_database,
    cause             text not null check (cause in ('TERM_ENDED', 'USAGE_REVIEW', 'NOTICE', 'AUTHORISATION_LOST')),
    started_on        date not null,
    access_ended_on   date,
    instruction       text,
    closed_on         date
);

-- What somebody is told. Written in the transaction of the step that tells; sent afterwards, never twice.
create table notice (
    id          bigint generated always as identity primary key,
    case_number text not null references application,
    kind        text not null,
    person_id   text not null references person,
    about       text not null,                       -- what makes it one of its kind, e.g. a project number
    title       text not null,
    body        text not null,
    written_at  timestamptz not null,
    sent_at     timestamptz,
    attempts    integer not null default 0,
    unique (case_number, kind, about, person_id)
);
create index notice_to_send on notice (id) where sent_at is null;

-- What a person has typed but not sent. One per case and form; gone when the form is completed.
create table form_draft (
    case_number text not null references application,
    form        text not null,
    content     jsonb not null,
    saved_by    text not null,
    saved_at    timestamptz not null,
    primary key (case_number, form)
);
