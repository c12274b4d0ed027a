-- Letters of decisions on their way to an institution's Digital Post, where such a service is set up.
create table digital_letter (
    case_number     text not null,
    kind            text not null,
    about           text not null,
    cvr             text not null,                 -- whose box it is
    written_at      timestamptz not null,
    sent_at         timestamptz,
    attempts        integer not null default 0,
    next_attempt_at timestamptz,                   -- null: as soon as possible
    claimed_until   timestamptz,
    problem         text check (problem in ('ADDRESS', 'MESSAGE', 'SERVER')),
    primary key (case_number, kind, about),
    foreign key (case_number, kind, about) references adverse_letter,
    check (sent_at is null or problem is null)
);
create index digital_letter_to_send on digital_letter (written_at) where sent_at is null;
