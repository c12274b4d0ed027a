-- Why steps fail. A cause is known again by the step, in whichever version of its model, and by what was thrown at the
-- bottom of it: on every node and after every release it is the same row.
create table failure_cause (
    id          bigint generated always as identity primary key,
    model       text not null,                       -- key of the process
    step        text not null,                       -- id of the activity in it
    exception   text not null,                       -- class of what was thrown first; empty where nothing was
    message     text not null,                       -- its first line without numbers and whatever stood in quotes
    kind        text not null,                       -- what it is in plain words
    model_name  text not null,
    step_name   text not null,
    first_seen  timestamptz not null,
    last_seen   timestamptz not null,
    opened_at   timestamptz not null,                -- when something of it began to fail, the last time
    told_at     timestamptz,                         -- when the process owners were told of that time
    told_case   text,                                -- the case with which their letter lies
    over_at     timestamptz,                         -- null while something of it fails
    unique (model, step, exception, message)
);
create index failure_cause_open on failure_cause (id) where over_at is null;
create index failure_cause_over on failure_cause (id) where over_at is not null;

-- The engine's jobs that fail at present, with their causes. Read off the engine, and gone with the failure.
create table failed_step (
    job_id      text primary key,
    cause       bigint not null references failure_cause,
    case_number text,
    failure     text,                                -- the engine's entry of the last failure that was read
    since       timestamptz not null
);
create index failed_step_cause on failed_step (cause, case_number);

create table failure_note (
    id          bigint generated always as identity primary key,
    cause       bigint not null references failure_cause,
    written_by  text not null,
    written_at  timestamptz not null,
    text        text not null
);
create index failure_note_cause on failure_note (cause);

-- Somebody has steps tried again. Each step is in one such request at a time: of two who press at once, one has it.
create table failure_retry (
    id          bigint generated always as identity primary key,
    cause       bigint not null references failure_cause,
    asked_by    text not null,
    asked_at    timestamptz not null,
    reason      text not null,
    ended_at    timestamptz
);
create index failure_retry_cause on failure_retry (cause, id);

create table failure_retry_job (
    retry         bigint not null references failure_retry,
    job_id        text not null,
    instance      text,                              -- by which the engine's log of the job is found
    outcome       text,                              -- null until it has been tried
    pending       boolean default true check (pending), -- null when it has been tried
    claimed_until timestamptz,                       -- no other node tries it until then
    primary key (retry, job_id),
    unique (job_id, pending)
);
create index failure_retry_job_pending on failure_retry_job (retry, job_id) where pending;

-- Models whose own steps rest, and who said so.
create table model_pause (
    model       text primary key,
    paused_by   text not null,
    paused_at   timestamptz not null,
    reason      text not null
);

-- Cases that are stopped: until which day their deadlines have been moved.
create table stopped_case (
    case_number text primary key,
    held_until  date not null
);
