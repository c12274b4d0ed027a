-- What both parties sign: FSE's texts by versions, the documents drawn up from them, and who has signed which.

-- A text of an agreement, as FSE has written it. A change is another version.
create table agreement_text (
    agreement  text not null,                        -- the key of the agreement, e.g. project-database
    version    integer not null,
    body       text not null check (body <> ''),
    reason     text not null check (reason <> ''),
    written_by text not null,
    written_at timestamptz not null,
    primary key (agreement, version)
);

-- One document for each case and round. Its digest is what the parties sign, and the database itself holds it to it.
create table agreement (
    case_number  text not null references case_file,
    agreement    text not null,
    round        integer not null,
    text_version integer not null,
    document     bytea not null,                     -- PDF/A
    digest       text not null check (digest = encode(sha256(document), 'hex')),
    drawn_up_at  timestamptz not null,
    primary key (case_number, agreement, round),
    unique (case_number, agreement, round, digest),
    foreign key (agreement, text_version) references agreement_text
);

-- A signature is one of exactly that document.
create table agreement_signature (
    case_number text not null,
    agreement   text not null,
    round       integer not null,
    party       text not null check (party in ('FSE', 'INSTITUTION')),
    digest      text not null,
    signed_by   text not null,
    signed_at   timestamptz not null,
    primary key (case_number, agreement, round, party),
    foreign key (case_number, agreement, round, digest) references agreement (case_number, agreement, round, digest)
);

-- Rows are added and never touched again, by anybody.
create trigger append_only before update or delete or truncate on agreement_text
    for each statement execute function refuse_to_rewrite();
create trigger append_only before update or delete or truncate on agreement
    for each statement execute function refuse_to_rewrite();
create trigger append_only before update or delete or truncate on agreement_signature
    for each statement execute function refuse_to_rewrite();

create trigger audit after insert on agreement_text for each row execute function
    record_change('agreement', 'version', 'written_by');
create trigger audit after insert on agreement for each row execute function
    record_change('agreement', 'round', 'text_version', 'digest');
create trigger audit after insert on agreement_signature for each row execute function
    record_change('agreement', 'round', 'party', 'digest', 'signed_by');
