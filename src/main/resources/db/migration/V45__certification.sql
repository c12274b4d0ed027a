-- The yearly test of everybody who works with data: a bank of questions by versions, and what each attempt has asked.

-- A question as FSE has written it. A change is another version; the newest says whether it is asked.
create table certification_question (
    number        integer not null,                  -- stays the question's own, whatever becomes of its words
    version       integer not null,
    question      text not null check (question <> ''),
    right_answer  text not null check (right_answer <> ''),
    wrong_answers text[] not null check (cardinality(wrong_answers) > 0),
    source        text not null check (source <> ''),
    withdrawn     boolean not null,
    reason        text not null check (reason <> ''),
    written_by    text not null,
    written_at    timestamptz not null,
    primary key (number, version)
);

create table certification_attempt (
    id           bigint generated always as identity primary key,
    person_id    text not null references person,
    day          date not null,                      -- the Danish day: with it an attempt is over, handed in or not
    number       integer not null,                   -- as its how manieth
    started_at   timestamptz not null,
    submitted_at timestamptz,
    passed       boolean,
    check ((submitted_at is null) = (passed is null)),
    unique (person_id, day, number)
);

-- What an attempt asks, which version of it, and in which order its answers are shown: 0 is the right one.
create table certification_asked (
    attempt_id bigint not null references certification_attempt,
    position   integer not null,
    question   integer not null,
    version    integer not null,
    answers    integer[] not null,
    given      integer,                              -- one of them; null: none yet
    primary key (attempt_id, position),
    foreign key (question, version) references certification_question
);

-- Of which certificate the person has been told how long before its last day, and when the responsible was.
create table certificate_reminder (
    institution_id text not null,
    person_id      text not null,
    last_day       date not null,
    days_before    integer not null,
    told_on        date not null,
    listed_on      date,                             -- null: goes into the responsible's next letter
    primary key (institution_id, person_id, last_day, days_before),
    foreign key (institution_id, person_id) references association
);
create index attempts_by_day on certification_attempt (day);
create index unlisted_certificates on certificate_reminder (institution_id) where listed_on is null;
create index certificate_letters on certificate_reminder (listed_on, institution_id);

create trigger append_only before update or delete on certification_question
    for each statement execute function refuse_to_rewrite();

create trigger audit after insert on certification_question for each row execute function
    record_change('number', 'version', 'withdrawn', 'written_by');
create trigger audit after insert or update or delete on certification_attempt for each row execute function
    record_change('day', 'number', 'passed');
