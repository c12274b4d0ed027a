-- A question about extension ends with the operation of its database, and is put anew where that is undone: there may be
-- more than one about the same end date, of which one counts.
alter table extension
    add column stopped_on date,
    add column held_until date,                      -- the last day of a suspension in which it could not be settled
    drop constraint extension_pkey,
    drop constraint extension_case_number_number_key,
    add primary key (case_number, number);
create unique index one_extension_of_an_end_date on extension (case_number, term_ends_on) where stopped_on is null;

-- Of databases whose operation has ended, they cannot be answered any more, nor can reviews that were under way. That is
-- no change of a case, but what has been true since its operation ended.
drop trigger audit on extension;
alter table usage_review disable trigger audit;
update extension e set stopped_on = s.access_ended_on from shutdown s
where s.case_number = e.case_number and s.access_ended_on is not null and e.concluded_on is null and not e.settled
  and s.number = (select max(number) from shutdown where case_number = e.case_number)
  and s.access_ended_on >= e.asked_on;
update usage_review r set concluded_on = s.access_ended_on from shutdown s
where s.case_number = r.case_number and s.access_ended_on is not null and r.concluded_on is null
  and s.number = (select max(number) from shutdown where case_number = r.case_number)
  and s.access_ended_on >= r.measured_on;
alter table usage_review enable trigger audit;

create trigger audit after insert or update or delete on extension for each row execute function
    record_change('number', 'term_ends_on', 'asked_on', 'settled', 'concluded_on', 'stopped_on', 'held_until');
