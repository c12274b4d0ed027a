-- What registers hold (the catalogue, by versions) and what projects and databases hold of them (content lists),
-- at the grain of register x variable x year.

-- An import that changes something makes a version. A row holds from one version until another, so that one can ask
-- what the catalogue said when a decision was taken.
create table catalogue_version (
    version     integer primary key check (version > 0),
    imported_at timestamptz not null,
    imported_by text not null,
    source      text not null,                       -- name of the file
    digest      text not null                        -- SHA-256 of the file
);
create table catalogue_register (
    code       text not null references register,
    since      integer not null references catalogue_version,
    until      integer references catalogue_version, -- the first version in which it no longer holds
    name_da    text not null,
    name_en    text not null,
    topic      text not null,
    owner      text not null,
    first_year integer,                              -- null: not known
    last_year  integer,                              -- null: still updated, or not known
    primary key (code, since),
    check (until > since),
    check (last_year >= first_year)
);
create unique index catalogue_register_now on catalogue_register (code) where until is null;
create table catalogue_variable (
    register_code text not null references register,
    name          text not null,
    since         integer not null references catalogue_version,
    until         integer references catalogue_version,
    label         text,
    years         int4multirange check (not isempty(years)), -- null: not known
    primary key (register_code, name, since),
    check (until > since)
);
create unique index catalogue_variable_now on catalogue_variable (register_code, name) where until is null;

-- From here on "register" only says which codes there are or have been; the file that ships is imported at start.
alter table register drop column name_da, drop column name_en, drop column topic, drop column owner,
    drop column first_year, drop column last_year;

-- A list never changes: a correction is another list, and what referred to the old one still says what it said.
create table content_list (
    id        bigint generated always as identity primary key,
    source    text not null,
    stated_by text not null,
    stated_at timestamptz not null,
    registers integer not null,
    rows      integer not null,
    reading   jsonb not null                         -- problems, remarks and notes of the reading
);
create table content_row (
    list_id       bigint not null references content_list on delete cascade,
    register_code text not null,                     -- need not be in the catalogue: that is for the check to say
    variable      text not null,                     -- empty: the whole register
    label         text,
    years         int4multirange not null check (not isempty(years)),
    stated        text,                              -- the periods as written, where finer than years
    preordered    text,
    primary key (list_id, register_code, variable)
);

alter table project add column content_list bigint references content_list;
alter table project_database add column content_list bigint references content_list;
alter table application
    add column draft_list     bigint references content_list,  -- loaded for the next submission
    add column content_list   bigint references content_list,  -- as last sent
    add column content_reason text;                            -- why the loaded registers belong in a shared database
-- What a list names is checked, not prevented: an unknown register must be shown to the applicant by name.
alter table application_register drop constraint application_register_register_code_fkey;

-- What projects and databases were known to hold until now: whole registers. One list each.
do $$
declare one record; list bigint;
begin
  for one in select number from project where exists
      (select 1 from project_register where project_number = number) order by number loop
    insert into content_list (source, stated_by, stated_at, registers, rows, reading)
      select 'Registre oplyst tidligere', 'systemet', now(), count(*), count(*),
             '{"problems": [], "remarks": [], "notes": []}'
      from project_register where project_number = one.number returning id into list;
    insert into content_row (list_id, register_code, variable, years)
      select list, register_code, '', int4multirange(int4range(from_year, to_year, '[]'))
      from project_register where project_number = one.number;
    update project set content_list = list where number = one.number;
  end loop;
  for one in select case_number from project_database order by case_number loop
    insert into content_list (source, stated_by, stated_at, registers, rows, reading)
      select 'Registre fra ansøgningen', 'systemet', now(), count(*), count(*),
             '{"problems": [], "remarks": [], "notes": []}'
      from database_register where case_number = one.case_number returning id into list;
    insert into content_row (list_id, register_code, variable, years)
      select list, register_code, '', int4multirange(int4range(from_year, to_year, '[]'))
      from database_register where case_number = one.case_number;
    update project_database set content_list = list where case_number = one.case_number;
  end loop;
end $$;
drop table project_register;

-- A check is kept whether it decided a submission or was the applicant's own, before sending.
alter table finding drop constraint finding_case_number_submission_fkey;
alter table eligibility_check drop constraint eligibility_check_pkey;
alter table eligibility_check
    add column id                bigint generated always as identity primary key,
    add column checked_by        text not null default 'systemet',
    add column catalogue_version integer references catalogue_version,  -- null: before there were versions
    add column content_list      bigint references content_list,       -- the loaded list it looked at, if any
    add column digest            text not null default '',             -- of facts, terms and version: the same asked twice
    add column evidence          jsonb,                                -- the figures; null: before they were kept
    alter column submission drop not null;                             -- null: the applicant's own check
alter table eligibility_check alter column checked_by drop default, alter column digest drop default;
-- Compressing them would take longer than the whole check.
alter table eligibility_check alter column facts set storage external, alter column evidence set storage external;
create unique index one_check_per_submission on eligibility_check (case_number, submission);
create index checks_of_case on eligibility_check (case_number, id);

alter table finding add column check_id bigint references eligibility_check (id);
update finding f set check_id = c.id from eligibility_check c
    where c.case_number = f.case_number and c.submission = f.submission;
alter table finding drop constraint finding_pkey, drop column case_number, drop column submission,
    alter column check_id set not null,
    add column figure text not null default '',
    add column basis  text not null default 'PUBLISHED' check (basis in ('PUBLISHED', 'JUDGEMENT')),
    add column within boolean,                       -- whether the figure reaches the threshold; null: nothing to reach
    add primary key (check_id, condition);
update finding set basis = case when threshold like '%offentliggjort)' and threshold not like '%ikke %' then 'PUBLISHED'
        else 'JUDGEMENT' end,
    threshold = regexp_replace(threshold, ' \((offentliggjort|FSE’s skøn, ikke offentliggjort)\)$', '');
alter table finding alter column figure drop default, alter column basis drop default;
