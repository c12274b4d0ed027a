-- The letter of a decision that goes against somebody, part by part: whoever is told of it (notice, of the same case, kind
-- and matter) is sent it, and it is shown and made a PDF of. Letters from before have their text only.
create table adverse_letter (
    case_number     text not null references case_file,
    kind            text not null,
    about           text not null,
    outcome         text not null,           -- which adverse decision it is
    content         jsonb not null,          -- its parts, as they were written
    written_on      date not null,
    complaint_until date not null,           -- the last day to complain; later than written where a letter was late
    primary key (case_number, kind, about)
);

-- The last day by which a letter asks for an answer, and how many days it gave when it was written: where it could not be
-- sent, the day moves with it.
alter table notice
    add column answer_until   date,
    add column answer_days integer check (answer_days >= 0);
create index notice_to_answer on notice (written_at) where answer_until is not null and sent_at is null;
