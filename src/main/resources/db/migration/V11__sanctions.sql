-- Breaches of the rules, what the matrix says of them, and the quarantines that come of them (domain 6.2).

alter table case_file drop constraint case_file_kind_check, add constraint case_file_kind_check
    check (kind in ('DATABASE', 'AUTHORISATION', 'PROPOSAL', 'PROJECT', 'SUBSCRIPTION', 'BREACH'));

-- The matrix. A row says what follows the so-manieth breach; where there is none, a person assesses.
create table sanction_rule (
    scheme           text not null check (scheme in ('RESEARCHER', 'DATABASE', 'AUTHORITY')),
    whom             text not null check (whom in ('USER', 'PROJECT', 'INSTITUTION')),
    grade            text not null check (grade in ('MINOR', 'SERIOUS')),
    from_occurrence  integer not null check (from_occurrence > 0),
    until_occurrence integer check (until_occurrence >= from_occurrence),  -- null: and every one after
    consequence      text not null check (consequence in ('CLOSED_UNTIL_EXPLAINED', 'QUARANTINE', 'ASSESSMENT')),
    months           integer check (months > 0),
    may_terminate    boolean not null,
    published        boolean not null,              -- otherwise FSE's judgement
    source           text not null,
    primary key (scheme, whom, grade, from_occurrence),
    check ((consequence = 'QUARANTINE') = (months is not null))
);
insert into sanction_rule
    select scheme.name, rule.*, scheme.name = 'RESEARCHER', scheme.source
    from (values
        ('RESEARCHER', 'Danmarks Statistiks sanktionsmatrice for Forskerordningen (fra 1. april 2024)'),
        ('DATABASE', 'FSE’s skøn: som Forskerordningen, ikke offentliggjort for Projektdatabaseordningen (D22)'),
        ('AUTHORITY', 'FSE’s skøn: som Forskerordningen, ikke offentliggjort for Myndighedsordningen (D22)'))
        as scheme (name, source),
    (values
        ('USER', 'MINOR', 1, 1, 'CLOSED_UNTIL_EXPLAINED', null::integer, false),
        ('USER', 'MINOR', 2, 2, 'QUARANTINE', 1, false),
        ('USER', 'SERIOUS', 1, 1, 'QUARANTINE', 3, false),
        ('USER', 'SERIOUS', 2, 2, 'QUARANTINE', 3, true),
        ('PROJECT', 'MINOR', 1, 1, 'CLOSED_UNTIL_EXPLAINED', null, false),
        ('PROJECT', 'MINOR', 2, 2, 'QUARANTINE', 1, false),
        ('PROJECT', 'SERIOUS', 1, 1, 'QUARANTINE', 3, false),
        ('PROJECT', 'SERIOUS', 2, 2, 'QUARANTINE', 3, true),
        ('INSTITUTION', 'MINOR', 3, 3, 'QUARANTINE', 3, false),
        ('INSTITUTION', 'MINOR', 4, 4, 'ASSESSMENT', null, true),
        ('INSTITUTION', 'SERIOUS', 3, 3, 'QUARANTINE', 6, false),
        ('INSTITUTION', 'SERIOUS', 4, 4, 'ASSESSMENT', null, true)) as rule;

create table breach (
    case_number          text primary key references case_file,
    whom                 text not null check (whom in ('USER', 'PROJECT', 'INSTITUTION')),
    person_id            text,                       -- ident as reported; nobody here need have it
    project_number       integer,                    -- of a project or of a project database
    scheme               text not null check (scheme in ('RESEARCHER', 'DATABASE', 'AUTHORITY')),
    description          text not null,
    happened_on          date not null,
    happened_at          time not null,
    files                text not null check (files in ('DELETED', 'KEPT', 'NONE')),
    self_reported        boolean not null,           -- by the institution itself: a mitigating circumstance
    asked                integer not null default 1, -- how many times an explanation has been asked for
    answered             integer not null default 0, -- how many of them have been answered, or have run out
    explanation          text,                       -- as last given
    explanation_approved boolean not null default false,
    grade                text check (grade in ('MINOR', 'SERIOUS')),
    evidence             text,                       -- what the matrix said, and of which earlier breaches
    measure              text check (measure in ('NONE', 'REPRIMAND', 'CLOSED_UNTIL_EXPLAINED', 'QUARANTINE')),
    months               integer check (months > 0),
    institution_months   integer check (institution_months > 0),
    terminates           boolean not null default false,
    decided_on           date,
    check (whom <> 'USER' or person_id is not null),
    check (whom <> 'PROJECT' or project_number is not null),
    check ((measure is null) = (decided_on is null)),
    check ((measure = 'QUARANTINE') = (months is not null)),
    check (answered <= asked)
);
create index breach_of_person on breach (person_id) where person_id is not null;

-- Whom is closed out, from when until when. Nothing lifts it but its date.
create table quarantine (
    id             bigint generated always as identity primary key,
    case_number    text not null references breach,
    whom           text not null check (whom in ('USER', 'PROJECT', 'INSTITUTION')),
    basis          text not null check (basis in ('REPORT', 'DECISION')),
    institution_id text not null references institution,
    person_id      text,
    project_number integer,
    from_day       date not null,
    until_day      date,                             -- first day that is open again; null: until the explanation is approved
    told_on        date,                             -- when people were told that it is over
    unique (case_number, whom, basis),
    check (until_day >= from_day),
    check ((whom = 'USER') = (person_id is not null)),
    check ((whom = 'PROJECT') = (project_number is not null))
);
create index quarantine_of_institution on quarantine (institution_id);
create index quarantine_of_person on quarantine (person_id) where person_id is not null;

create trigger audit after insert or update or delete on sanction_rule for each row execute function
    record_change('scheme', 'whom', 'grade', 'from_occurrence', 'until_occurrence', 'consequence', 'months',
                  'may_terminate');
create trigger audit after insert or update or delete on breach for each row execute function
    record_change('whom', 'person_id', 'project_number', 'scheme', 'self_reported', 'answered',
                  'explanation_approved', 'grade', 'measure', 'months', 'institution_months', 'terminates',
                  'decided_on');
create trigger audit after insert or update or delete on quarantine for each row execute function
    record_change('whom', 'basis', 'person_id', 'project_number', 'from_day', 'until_day');
