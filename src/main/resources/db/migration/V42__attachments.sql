-- Documents of cases: each belongs to a field of a form of a case, and another to the same field is its next version.

create table attachment (
    id          uuid primary key,
    case_number text not null references case_file,
    field       text not null,
    draft_form  text,                                -- not sent yet: the form whose draft it goes with, whoever removes that
    label       text not null,                       -- what the form called the field
    version     integer check (version > 0),         -- null: not sent yet
    name        text not null check (name <> ''),
    type        text not null check (type in ('PDF', 'DOCX', 'XLSX', 'ODT', 'ODS', 'TEXT', 'PNG', 'JPEG')),
    size        bigint not null check (size > 0),    -- bytes
    digest      text not null check (digest ~ '^[0-9a-f]{64}$'),  -- SHA-256
    storage     text not null check (storage in ('DATABASE', 'S3')),
    scanned     boolean not null,                    -- false: no scanner was configured
    uploaded_by text not null,
    uploaded_at timestamptz not null,
    sent_at     timestamptz,
    replaced_at timestamptz,                         -- when another was sent in its place, or none
    foreign key (case_number, draft_form) references form_draft on delete cascade,
    unique (case_number, field, version),
    exclude using btree (case_number with =, field with =) where (version is not null and replaced_at is null),
    check ((version is null) = (sent_at is null)),
    check ((version is null) = (draft_form is not null)),
    check (replaced_at is null or sent_at is not null)
);
create index attachments_of_draft on attachment (case_number, draft_form) where draft_form is not null;

-- Where the database keeps the files themselves: in parts, because one row is read whole. Already compressed mostly.
create table attachment_part (
    attachment uuid not null,                        -- is there before the document is, and after it for a while
    number     integer not null,
    content    bytea not null,
    primary key (attachment, number)
);
alter table attachment_part alter column content set storage external;

-- What is to be removed where files are kept: what arrives (until it has), and what is no document any more. So nothing
-- is left of either, whatever breaks.
create table attachment_leftover (
    id          uuid primary key,
    storage     text not null,
    remove_from timestamptz                          -- null: now
);

create function leave_attachment() returns trigger language plpgsql security definer set search_path = microdata as $$
begin
  insert into attachment_leftover (id, storage) values (old.id, old.storage) on conflict do nothing;
  return null;
end $$;
create trigger leftover after delete on attachment for each row execute function leave_attachment();

-- What has been sent stays as it was sent.
create function refuse_to_change_sent() returns trigger language plpgsql as $$
begin
  if old.version is not null and (tg_op = 'DELETE'
      or (new.id, new.case_number, new.field, new.version, new.type, new.size, new.digest, new.uploaded_by, new.sent_at)
        is distinct from (old.id, old.case_number, old.field, old.version, old.type, old.size, old.digest,
          old.uploaded_by, old.sent_at)) then
    raise exception 'A document that has been sent stays as it was sent: % is refused', tg_op;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger sent before update or delete on attachment for each row execute function refuse_to_change_sent();

create trigger audit after insert or update or delete on attachment for each row execute function
    record_change('field', 'version', 'type', 'size', 'digest', 'storage', 'scanned', 'uploaded_by', 'replaced_at');
