-- The releases that have started here, by the time that their build carries. An older one is refused after a newer one.
create table release (
    built_at   timestamptz primary key,
    started_at timestamptz not null default now()
);
