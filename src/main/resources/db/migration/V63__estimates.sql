-- What was estimated before anybody signed, kept line by line with the case: what an agreement offers stands for a time,
-- and a later one counts from its day on.
create table estimate (
    case_number  text not null references case_file,
    number       integer not null,                   -- the first is 1; the last one counts
    made_on      date not null,
    stands_until date not null,                      -- the last day
    missing      text[] not null,                    -- what has no price, and why, in Danish
    notes        text[] not null,                    -- what else there is to know, in Danish
    primary key (case_number, number),
    check (stands_until >= made_on)
);
create table estimate_line (
    case_number text not null,
    number      integer not null,
    line        integer not null,
    what        text not null,
    quantity    numeric(12, 2) not null check (quantity >= 0),
    unit        text not null,
    rate_oere   bigint,                              -- null: no price is known
    amount_oere bigint,
    source      text not null,
    uncertain   text not null,
    primary key (case_number, number, line),
    foreign key (case_number, number) references estimate,
    check ((rate_oere is null) = (amount_oere is null)),
    check (amount_oere = round(quantity * rate_oere))
);
create trigger append_only before update or delete or truncate on estimate
    for each statement execute function refuse_to_rewrite();
create trigger append_only before update or delete or truncate on estimate_line
    for each statement execute function refuse_to_rewrite();
create trigger audit after insert on estimate for each row execute function
    record_change('number', 'made_on', 'stands_until');

-- What the agreement of an authority costs is not published; who knows it enters it. No act of anybody, so not audited.
alter table price disable trigger audit;
insert into price (item, audience, value, applies_from, basis, source, decided_by, decided_at)
values ('AUTHORITY', 'ALL', null, '2019-01-01', 'NOT_PUBLISHED',
        'Timer til en aftale under myndighedsordningen er ikke offentliggjort', 'systemet', now());
alter table price enable trigger audit;
alter table charge drop constraint charge_kind_check, add constraint charge_kind_check
    check (kind in ('PROPOSAL', 'DATA', 'SUBSCRIPTION', 'STORAGE', 'SERVER', 'WORK', 'AUTHORITY'));

-- How many data sets of each register, one for each year, a case orders that FSE has not begun with: as they are being
-- typed, else as they were sent last, with the list that was loaded; without what was approved before, and of a subproject
-- without what its database holds.
create function data_sets_of_draft(wanted_case text) returns table (code text, data_sets integer)
    language sql stable set search_path = microdata as $$
  with draft as (
    select d.content -> 'registers' as registers from form_draft d
    where d.case_number = wanted_case and jsonb_typeof(d.content -> 'registers') = 'array'
      and d.form in ('complete-application', 'complete-proposal', 'complete-authority-application')),
  typed as (
    select r ->> 'register' as code, r ->> 'fromYear' as from_year, r ->> 'toYear' as to_year
    from draft, jsonb_array_elements(draft.registers) r
    where r ->> 'register' <> '' and r ->> 'fromYear' ~ '^[12]\d{3}$' and r ->> 'toYear' ~ '^[12]\d{3}$'
      and r ->> 'fromYear' <= r ->> 'toYear'),
  sent as (
    select register_code, from_year, to_year from application_register where case_number = wanted_case
    union all select register_code, from_year, to_year from proposal_register where case_number = wanted_case
    union all select register_code, from_year, to_year from authority_register where case_number = wanted_case),
  lists as (
    select draft_list as wanted, null::bigint as approved, null::text as database_case from application
    where case_number = wanted_case
    union all
    select draft_list, base_list, case when scheme = 'SUBPROJECT' then database_case end from proposal
    where case_number = wanted_case
    union all
    select draft_list, null, null from authority_scheme where case_number = wanted_case),
  held as (
    select code, '' as variable, int4multirange(int4range(from_year::integer, to_year::integer, '[]')) as years from typed
    union all
    select register_code, '', int4multirange(int4range(from_year, to_year, '[]')) from sent
    where not exists (select from draft)
    union all
    select c.register_code, c.variable, c.years from lists l join content_row c on c.list_id = l.wanted),
  known as (
    select c.register_code as code, c.variable, range_agg(c.years) as years
    from (select approved as list, null::text as of from lists
          union all
          select d.content_list, d.case_number from lists l join project_database d on d.case_number = l.database_case) k
      join content_row c on c.list_id = k.list
    where not exists (select from database_register r
                      where r.case_number = k.of and r.register_code = c.register_code and r.removed_on is not null)
    group by c.register_code, c.variable)
  select h.code, years_in(range_agg(h.years - coalesce(same.years, '{}') - coalesce(whole.years, '{}')))
  from held h left join known same using (code, variable)
    left join known whole on whole.code = h.code and whole.variable = ''
  group by h.code
$$;
