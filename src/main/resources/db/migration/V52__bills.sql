-- Bills: lines put together for a debtor, checked by one person, approved by another, and handed to the accounting system.

-- What a bill is addressed by. The last one said counts.
create table billing_address (
    id              bigint generated always as identity primary key,
    institution_id  text not null references institution,
    cvr             text not null check (cvr ~ '^[0-9]{8}$'),
    ean             text check (ean ~ '^[0-9]{13}$'),  -- of public institutions
    street          text not null check (street <> ''),
    postcode        text not null check (postcode ~ '^[0-9]{4}$'),
    city            text not null check (city <> ''),
    order_reference text not null default '',
    stated_by       text not null,
    stated_at       timestamptz not null
);
create index billing_address_of_institution on billing_address (institution_id, id);

create table bill (
    id             bigint generated always as identity primary key,
    institution_id text not null references institution,
    kind           text not null check (kind in ('QUARTER', 'FINAL', 'CREDIT')),
    quarter        date,                             -- its first day, of what belongs to a quarter
    database_case  text references project_database,  -- of the final account of one
    credits        bigint unique references bill,    -- a bill is credited once, and whole
    reason         text not null default '',         -- why it is credited
    state          text not null check (state in ('DRAFT', 'CHECKED', 'APPROVED', 'EXPORTED', 'PAID')),
    vat_percent    numeric(5, 2),                    -- from its approval on
    address        bigint references billing_address,  -- from its approval on
    made_at        timestamptz not null,
    checked_by     text,
    checked_at     timestamptz,
    approved_by    text,
    approved_at    timestamptz,
    exported_by    text,
    exported_at    timestamptz,
    ledger_number  text,                             -- the accounting system's
    due_on         date,
    settled_on     date,
    exclude (institution_id with =, quarter with =) where (kind = 'QUARTER'),
    exclude (database_case with =) where (kind = 'FINAL' and state = 'DRAFT'),
    check ((kind = 'QUARTER') = (quarter is not null)),
    check ((kind = 'FINAL') = (database_case is not null)),
    check ((kind = 'CREDIT') = (credits is not null)),
    check (state = 'DRAFT' or checked_by is not null),
    check (state in ('DRAFT', 'CHECKED') or approved_by is not null and vat_percent is not null and address is not null),
    check (approved_by is distinct from checked_by or approved_by is null)  -- two people
);
create index bills_of_institution on bill (institution_id, id desc);
create index bills_to_do on bill (state, id desc);

-- A line is on one bill, whatever happens how often.
create table bill_line (
    charge bigint primary key references charge,
    bill   bigint not null references bill
);
create index lines_of_bill on bill_line (bill);

create table bill_objection (
    id          bigint generated always as identity primary key,
    bill        bigint not null references bill,
    objection   text not null check (objection <> ''),
    made_by     text not null,
    made_at     timestamptz not null,
    answer      text,
    answered_by text,
    answered_at timestamptz,
    exclude (bill with =) where (answer is null),
    check ((answer is null) = (answered_by is null))
);
create index objections_of_bill on bill_objection (bill);

create trigger append_only before update or delete or truncate on billing_address
    for each statement execute function refuse_to_rewrite();
create trigger append_only before update or delete or truncate on bill_line
    for each statement execute function refuse_to_rewrite();
create trigger audit after insert on billing_address for each row execute function
    record_change('cvr', 'ean', 'street', 'postcode', 'city', 'order_reference', 'stated_by');
create trigger audit after insert or update or delete on bill for each row execute function
    record_change('kind', 'quarter', 'state', 'credits', 'checked_by', 'approved_by', 'exported_by', 'ledger_number',
                  'settled_on');
create trigger audit after insert or update or delete on bill_objection for each row execute function
    record_change('bill', 'made_by', 'answered_by');
