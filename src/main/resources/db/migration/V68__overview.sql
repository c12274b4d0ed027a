-- The figures of the schemes ask what ended and what was decided in a period, of all cases at once.
create index turns_by_end on turn (ended_on) where ended_on is not null;
create index decisions_by_time on decision (decided_at);
