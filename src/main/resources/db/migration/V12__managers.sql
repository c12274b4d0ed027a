-- Somebody may be manager again later; of a person there is one access that lasts.
alter table database_manager
    drop constraint database_manager_pkey,
    add column id bigint generated always as identity primary key;
create unique index one_access_of_a_manager on database_manager (case_number, person_id) where access_until is null;

-- Who is to come and who to leave, one change at a time for each database.
create table manager_change (
    case_number  text not null references project_database,
    number       integer not null,
    coming       text references person,
    leaving      text references person,
    experience   text,
    requested_by text not null,
    concluded_on date,
    primary key (case_number, number),
    check (coming is not null or leaving is not null)
);
create unique index one_open_manager_change on manager_change (case_number) where concluded_on is null;

-- No manager left, or none of them administrator (D12).
create table manager_gap (
    case_number text not null references project_database,
    number      integer not null,
    began_on    date not null,
    until_day   date not null,
    closed_on   date,
    primary key (case_number, number)
);
create unique index one_open_manager_gap on manager_gap (case_number) where closed_on is null;

alter table shutdown drop constraint shutdown_cause_check,
    add constraint shutdown_cause_check check (cause in ('TERM_ENDED', 'USAGE_REVIEW', 'NOTICE', 'AUTHORISATION_LOST',
                                                         'MANAGERS_MISSING'));

create trigger audit after insert or update or delete on manager_change for each row execute function
    record_change('number', 'coming', 'leaving', 'requested_by', 'concluded_on');
create trigger audit after insert or update or delete on manager_gap for each row execute function
    record_change('number', 'began_on', 'until_day', 'closed_on');
