-- Notices are tried again at growing intervals, and what stands in their way is known.

-- Somebody without an address is still told: the notice stands in the case, and waits for an address.
alter table person alter column email drop not null;

alter table notice
    add column next_attempt_at timestamptz,          -- not before then; null: as soon as possible
    add column problem         text check (problem in ('ADDRESS', 'MESSAGE', 'SERVER')),  -- of the last attempt
    add check (sent_at is null or problem is null);
drop index notice_to_send;
create index notice_to_send on notice (coalesce(next_attempt_at, written_at)) where sent_at is null;
-- What has been told of many matters at once.
create index notice_told on notice (kind, about);
