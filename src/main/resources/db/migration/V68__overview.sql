-- The figures of the schemes ask what ended and what was decided in a period, of all cases at once.
create index turns_by_end on turn (ended_on) where ended_on is not null;
create index decisions_by_time on decision (decided_at);

-- Whether anybody may read how long FSE takes. Rows are added and never touched again: the newest says how it is.
create table service_figures (
    id         bigint generated always as identity primary key,
    shown      boolean not null,
    reason     text not null check (reason <> ''),
    decided_by text not null,
    decided_at timestamptz not null
);
create trigger append_only before update or delete or truncate on service_figures
    for each statement execute function refuse_to_rewrite();
create trigger audit after insert on service_figures for each row execute function record_change('shown', 'decided_by');
