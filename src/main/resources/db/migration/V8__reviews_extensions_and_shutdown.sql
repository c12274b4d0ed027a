-- What becomes of each register of a review; before there was only whether it leaves.
alter table usage_review
    add column kind        text not null default 'PERIODIC' check (kind in ('PERIODIC', 'EXTENSION', 'REOPENED')),
    add column reopened_on date;                     -- a complaint was upheld: the use is to be reviewed anew
alter table usage_review_register
    add column choice text not null default 'STAYS' check (choice in ('STAYS', 'LEAVES', 'OBSERVED'));
update usage_review_register set choice = 'LEAVES' where leaves;
alter table usage_review_register drop column leaves;

-- Active subprojects that used a register when it was taken away.
create table affected_subproject (
    case_number    text not null,
    number         integer not null,
    project_number integer not null references project,
    registers      text not null,
    primary key (case_number, number, project_number),
    foreign key (case_number, number) references usage_review
);

-- Whether it is settled that this end date is the last: then nothing is frozen and nobody is reminded.
alter table extension add column settled boolean not null default false;
update extension e set settled = true from decision d
where d.case_number = e.case_number and d.round = e.number
  and (d.step = 'EXTENSION_REQUEST' and d.outcome = 'notRequested' or d.step = 'EXTENSION' and d.outcome = 'refused');

-- A shutdown can be undone, so that there may be another one later; of those not undone there is one.
alter table shutdown
    add column number                 integer not null default 1,
    add column undo_until             date,          -- the last day on which it can be undone
    add column undone_on              date,
    add column subprojects_told_on    date,
    add column subscriptions_ended_on date,
    add column instructed_on          date,
    add column account_reference      text,
    add column account_dkk            integer,
    add column account_settled_on     date,
    add column deleted_on             date,
    drop constraint shutdown_pkey,
    add primary key (case_number, number);
create unique index one_shutdown_not_undone on shutdown (case_number) where undone_on is null;
update shutdown s set instructed_on = d.decided_at::date from decision d
where d.case_number = s.case_number and d.step = 'DELETION_INSTRUCTION';
alter table database_manager add column closed_by_shutdown boolean not null default false;
alter table subscription add column ended_on date;   -- ended with its database, before its year was over

drop trigger audit on shutdown;
create trigger audit after insert or update or delete on shutdown for each row execute function
    record_change('cause', 'started_on', 'access_ended_on', 'undo_until', 'undone_on', 'subprojects_told_on',
                  'subscriptions_ended_on', 'instructed_on', 'account_settled_on', 'deleted_on', 'closed_on');
drop trigger audit on usage_review;
create trigger audit after insert or update or delete on usage_review for each row execute function
    record_change('number', 'kind', 'measured_on', 'used', 'registers', 'concluded_on', 'reopened_on');
create trigger audit after insert or update or delete on affected_subproject for each row execute function
    record_change('number', 'project_number', 'registers');
drop trigger audit on subscription;
create trigger audit after insert or update or delete on subscription for each row execute function
    record_change('year', 'price_dkk', 'in_force_on', 'ended_on');
