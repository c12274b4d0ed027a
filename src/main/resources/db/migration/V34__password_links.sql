-- Local accounts whose password nobody has set yet, and the link by which the person sets it. The token of a link is in
-- the letter and nowhere else; here is its print. A row goes with the first password, so a link works once.
create table password_link (
    person_id   text primary key references person,
    case_number text not null references case_file,  -- of the authorisation that made the account: letters are of a case
    asked       integer not null default 0,          -- how many letters have been written
    asked_at    timestamptz,
    digest      text unique,                         -- null: no link is valid
    expires_at  timestamptz,
    check ((digest is null) = (expires_at is null))
);
