-- How far the demo's clock is ahead, so that a restart does not turn it back. Empty outside the demo.
create table demo_clock (
    only_row boolean primary key default true check (only_row),
    ahead_ms bigint not null
);
