-- What an institution owes, line by line, each from one event. Who counts what no case counts says so here.

-- Work, storage and servers as FSE registers them. A correction is another row; nothing is changed.
create table cost_registration (
    id             bigint generated always as identity primary key,
    kind           text not null check (kind in ('WORK', 'STORAGE', 'SERVER')),
    institution_id text not null references institution,
    case_number    text references case_file,        -- of work
    project_number integer,                          -- of storage; a project's, or a project database's
    on_day         date not null,                    -- of storage and servers the first day of the quarter
    quantity       numeric(10, 2) not null check (quantity >= 0),  -- hours, GB or servers; 0: nothing after all
    measured       boolean not null default false,   -- by a machine, else by a person
    remark         text not null default '',
    corrects       bigint unique references cost_registration,
    recorded_by    text not null,
    recorded_at    timestamptz not null,
    check ((kind = 'WORK') = (case_number is not null)),
    check ((kind = 'STORAGE') = (project_number is not null)),
    exclude (project_number with =, on_day with =) where (kind = 'STORAGE' and corrects is null),
    exclude (institution_id with =, on_day with =) where (kind = 'SERVER' and corrects is null),
    check (kind = 'WORK' or extract(day from on_day) = 1 and extract(month from on_day) in (1, 4, 7, 10))
);
create index registrations_of_institution on cost_registration (institution_id, id);

-- One line for each event. Priced by what held on its day, and never changed: what was wrong is taken back by another.
create table charge (
    id             bigint generated always as identity primary key,
    event          text not null unique,             -- what it is of, e.g. PROPOSAL:IND-2030-001
    kind           text not null check (kind in ('PROPOSAL', 'DATA', 'SUBSCRIPTION', 'STORAGE', 'SERVER', 'WORK')),
    institution_id text not null references institution,
    case_number    text references case_file,
    project_number integer,
    database_case  text references project_database,  -- of a main project or one of its subprojects
    on_day         date not null,
    description    text not null,
    quantity       numeric(12, 2) not null,          -- negative where it takes back
    unit           text not null,
    rate_oere      bigint not null check (rate_oere >= 0),
    amount_oere    bigint not null,                  -- VAT not included
    source         text not null,
    takes_back     bigint unique references charge,
    made_at        timestamptz not null,
    check (amount_oere = round(quantity * rate_oere)),
    check ((takes_back is null) = (quantity >= 0))
);
create index charges_of_institution on charge (institution_id, on_day desc, id desc);
create index charges_of_case on charge (case_number) where case_number is not null;
create index charges_of_database on charge (database_case) where database_case is not null;

create trigger append_only before update or delete or truncate on cost_registration
    for each statement execute function refuse_to_rewrite();
create trigger append_only before update or delete or truncate on charge
    for each statement execute function refuse_to_rewrite();
create trigger audit after insert on cost_registration for each row execute function
    record_change('kind', 'project_number', 'on_day', 'quantity', 'corrects', 'recorded_by');
create trigger audit after insert on charge for each row execute function
    record_change('event', 'quantity', 'amount_oere');

create function years_in(held int4multirange) returns integer language sql immutable as $$
  select coalesce(sum(upper(span) - lower(span)), 0)::integer from unnest(held) as span
$$;

-- How many data sets of each register, one for each year, are new in what a proposal orders: of a subproject what it buys,
-- of others all it chooses or has loaded, and never what was approved before. By sets of years, because a list may have
-- hundreds of thousands of rows.
create function data_sets_of_proposal(wanted_case text) returns table (code text, data_sets integer)
    language sql stable set search_path = microdata as $$
  with held as (
    select r.register_code, r.variable, r.years from proposal p join content_row r on r.list_id = case
        when p.scheme = 'SUBPROJECT' then p.purchase_list
        when not exists (select from proposal_register c where c.case_number = p.case_number) then p.content_list end
    where p.case_number = wanted_case
    union all
    select c.register_code, '', int4multirange(int4range(c.from_year, c.to_year, '[]'))
    from proposal p join proposal_register c using (case_number)
    where p.case_number = wanted_case and p.scheme <> 'SUBPROJECT'),
  base as (
    select k.register_code, k.variable, k.years from proposal p join content_row k on k.list_id = p.base_list
    where p.case_number = wanted_case)
  select h.register_code, years_in(range_agg(h.years - coalesce(same.years, '{}') - coalesce(whole.years, '{}')))
  from held h left join base same using (register_code, variable)
    left join base whole on whole.register_code = h.register_code and whole.variable = ''
  group by h.register_code
$$;
