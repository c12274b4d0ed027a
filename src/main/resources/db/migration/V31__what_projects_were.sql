-- What a project was on a day, for the public figures: what they say of a past year is what was so on its day, and stays
-- when a database closes or a project gets another end or another database. The table of projects writes it itself, so
-- that no step can forget it; nobody else does.
create table project_standing (
    project_number integer not null references project,
    from_day       date not null,
    until_day      date,                             -- the first day on which it was something else; null for what it is
    ends_on        date not null,
    closed_on      date,
    database_case  text,
    primary key (project_number, from_day),
    check (until_day > from_day)
);
create unique index standing_of_today on project_standing (project_number) where until_day is null;

-- The first one holds from the day the project begins. Of several changes on a day the last is what it was.
create function note_project_standing() returns trigger language plpgsql security definer set search_path = microdata as $$
declare
  today date := (coalesce(nullif(current_setting('microdata.moment', true), '')::timestamptz, clock_timestamp())
                 at time zone 'Europe/Copenhagen')::date;
begin
  if tg_op = 'INSERT' then
    insert into project_standing (project_number, from_day, ends_on, closed_on, database_case)
    values (new.number, new.starts_on, new.ends_on, new.closed_on, new.database_case);
    return null;
  end if;
  update project_standing set until_day = today
  where project_number = new.number and until_day is null and from_day < today;
  if found then
    insert into project_standing (project_number, from_day, ends_on, closed_on, database_case)
    values (new.number, today, new.ends_on, new.closed_on, new.database_case);
  else
    update project_standing set (ends_on, closed_on, database_case) = (new.ends_on, new.closed_on, new.database_case)
    where project_number = new.number and until_day is null;
  end if;
  return null;
end $$;
create trigger standing_begins after insert on project for each row execute function note_project_standing();
create trigger standing_changes after update on project for each row
    when ((old.ends_on, old.closed_on, old.database_case)
          is distinct from (new.ends_on, new.closed_on, new.database_case))
    execute function note_project_standing();

-- What projects were until now: the audit knows it of those that live in a case of their own, and is walked back from
-- what they are. Of the others, what they are holds for all their days.
do $$
declare
  one     record;
  change  record;
  was     project_standing;
  changed date;
begin
  for one in select number, starts_on, ends_on, closed_on, database_case, case_number from project loop
    was := row(one.number, one.starts_on, null, one.ends_on, one.closed_on, one.database_case);
    changed := null;
    for change in
        select (at at time zone 'Europe/Copenhagen')::date as day, coalesce(before, '{}') as b, coalesce(after, '{}') as a
        from audit_entry
        where subject = 'project' and kind = 'CHANGE' and case_number = one.case_number
          and not coalesce(after, '{}') ? 'number'
          and coalesce(before, '{}') || coalesce(after, '{}') ?| array['ends_on', 'closed_on', 'database_case']
          and (at at time zone 'Europe/Copenhagen')::date > one.starts_on
        order by id desc loop
      if changed is distinct from change.day then
        was.from_day := change.day;
        insert into project_standing values (was.*);
        was.until_day := change.day;
        changed := change.day;
      end if;
      if change.b || change.a ? 'ends_on' then
        was.ends_on := (change.b ->> 'ends_on')::date;
      end if;
      if change.b || change.a ? 'closed_on' then
        was.closed_on := (change.b ->> 'closed_on')::date;
      end if;
      if change.b || change.a ? 'database_case' then
        was.database_case := change.b ->> 'database_case';
      end if;
    end loop;
    was.from_day := one.starts_on;
    insert into project_standing values (was.*);
  end loop;
end $$;
