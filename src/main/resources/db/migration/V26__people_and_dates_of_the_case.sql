-- Whom a case concerns and when it ends is asked of all kinds alike: by the rights, by the list of cases and by data
-- protection. Each kind goes on keeping it in its own table, where the rules for it are; the table tells the case, so
-- that the two can never say different things and a new kind is one trigger more and no join anywhere.
alter table case_file
    add column contact       text,
    add column signatory     text,
    add column case_owner    text,                   -- FSE-ansvarlig
    add column concerned     text,                   -- whom a breach is about
    add column database_case text,                   -- of the database itself, or of the one it belongs to
    add column ends_on       date;

-- An annual subscription ends with its year, or earlier (A1). It has no end before it is in force.
alter table subscription add column ends_on date
    generated always as (case when in_force_on is not null then coalesce(ended_on, make_date(year, 12, 31)) end) stored;

-- Tells the case what the columns named say; "this=that" where the case has another name for it.
create function tell_case() returns trigger language plpgsql set search_path = microdata as $$
declare
  row  jsonb := to_jsonb(new);
  told jsonb;
begin
  select jsonb_object_agg(split_part(arg, '=', 1), row -> coalesce(nullif(split_part(arg, '=', 2), ''), arg)) into told
  from unnest(tg_argv) as arg;
  update case_file f set (contact, signatory, case_owner, concerned, database_case, ends_on) =
      (select t.contact, t.signatory, t.case_owner, t.concerned, t.database_case, t.ends_on
       from jsonb_populate_record(f, told) t)
  where f.case_number = row ->> 'case_number' and not to_jsonb(f) @> told;
  return null;
end $$;
create trigger tell_case after insert or update on application for each row execute function tell_case('signatory');
create trigger tell_case after insert or update on project_database for each row execute function
    tell_case('case_owner', 'ends_on', 'database_case=case_number');
create trigger tell_case after insert or update on proposal for each row execute function
    tell_case('contact', 'signatory', 'case_owner', 'database_case', 'ends_on');
create trigger tell_case after insert or update on project for each row execute function
    tell_case('contact', 'case_owner', 'database_case', 'ends_on');
create trigger tell_case after insert or update on subscription for each row execute function
    tell_case('signatory', 'database_case', 'ends_on');
create trigger tell_case after insert or update on breach for each row execute function tell_case('concerned=person_id');

-- Every row says once what it says from now on whenever it changes. Nothing happens to any case, so the audit is silent.
update application set signatory = signatory;
update project_database set ends_on = ends_on;
update proposal set contact = contact;
update project set contact = contact where case_number is not null;
update subscription set signatory = signatory;
update breach set person_id = person_id;
