-- When a person last opened their own page, so that it can say what is new since then. Nothing else is made of it.
create table last_visit (
    person_id text primary key,
    seen_at   timestamptz not null,
    before_at timestamptz not null                   -- the visit before this one
);

-- What is new to a person is what has been written to them.
create index notice_to_person on notice (person_id, written_at);
