-- What must never happen to somebody whose name has been erased, whichever way it is tried.

alter table person add check (erased_on is null or (name = 'Slettet person' and email = ''));

-- Of two at once: whoever erases holds the person's row; this waits for it, and reads it as it has become.
create function refuse_erased() returns trigger language plpgsql set search_path = microdata as $$
declare erased date;
begin
  select erased_on into erased from person where id = new.person_id for key share;
  if erased is not null then
    raise exception 'Person % has been erased and cannot be associated with %', new.person_id, new.institution_id;
  end if;
  return new;
end $$;
create trigger refuse_erased before insert or update on association for each row when (new.state <> 'ENDED')
    execute function refuse_erased();
