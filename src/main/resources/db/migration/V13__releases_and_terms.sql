-- What became of running cases when their model changed, and terms that change while cases run.

-- One attempt to bring the instances of one older version to the newest.
create table model_migration (
    id           bigint generated always as identity primary key,
    process      text not null,
    from_version int not null,
    to_version   int not null,
    started_at   timestamptz not null,
    finished_at  timestamptz,                                      -- null: under way, or interrupted by a crash
    moved        int not null default 0,                           -- counted with each one that moves
    left_behind  int not null default 0,
    refused      text,                                             -- why none was moved: places the newest has not
    check (from_version < to_version),
    check (refused is null or moved = 0)
);
create index migrations_of_model on model_migration (process, id);

-- A case that could not follow. Also one that nothing else knows of, which is why it is named and not referred to.
create table model_migration_left (
    migration   bigint not null references model_migration,
    case_number text not null,
    reason      text not null,                                     -- Danish, and nothing of the case's content
    primary key (migration, case_number)
);
create index migrations_that_left on model_migration_left (case_number);

-- A term that applies from a day. Rows are added and never touched again: what applied when, and who decided it.
create table term_change (
    id           bigint generated always as identity primary key,
    scheme_term  text not null,                                    -- as in SchemeTerms
    value        text not null,                                    -- as in application.yaml
    applies_from date not null,
    decided_by   text not null,
    reason       text not null check (reason <> ''),
    decided_at   timestamptz not null
);

create function refuse_to_rewrite() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, tg_op;
end $$;
create trigger append_only before update or delete or truncate on term_change
    for each statement execute function refuse_to_rewrite();
create trigger audit after insert on term_change for each row execute function
    record_change('scheme_term', 'value', 'applies_from', 'decided_by');
