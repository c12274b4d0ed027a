-- Data are delivered row by row, each with its years and variables. The Health Data Authority approves source by source
-- (U8): every approval is a number and a document, and covers certain data.

-- As the institution has loaded it; used once an approval refers to it. Rows are added and never touched again.
create table approval_document (
    id          bigint generated always as identity primary key,
    case_number text not null references proposal,
    name        text not null check (name <> ''),
    document    bytea not null check (substring(document for 5) = '%PDF-'),
    digest      text not null check (digest = encode(sha256(document), 'hex')),
    uploaded_by text not null,
    uploaded_at timestamptz not null
);
create index approval_document_of_case on approval_document (case_number);
create trigger append_only before update or delete or truncate on approval_document
    for each statement execute function refuse_to_rewrite();
create trigger audit after insert on approval_document for each row execute function
    record_change('name', 'digest', 'uploaded_by');

alter table health_approval
    drop constraint health_approval_pkey,
    add column number integer not null default 1,
    add column document bigint references approval_document,  -- null: of those from before documents were kept
    add primary key (case_number, number);
alter table health_approval alter column number drop default;

alter table delivery
    add column content  text not null default '',    -- years and variables; empty: of those from before, and of other sources
    add column approval integer,                     -- number of the approval that covers it
    add foreign key (case_number, approval) references health_approval (case_number, number);
alter table delivery disable trigger audit;          -- nothing happens to a case
update delivery d set approval = 1
  where needs_approval and exists (select from health_approval h where h.case_number = d.case_number);
alter table delivery enable trigger audit;

drop trigger audit on delivery;
create trigger audit after insert or update or delete on delivery for each row execute function
    record_change('register_code', 'source', 'needs_approval', 'approval', 'concluded_on', 'delivered');
drop trigger audit on health_approval;
create trigger audit after insert or update or delete on health_approval for each row execute function
    record_change('number', 'reference', 'approved_on', 'document', 'recorded_by');
