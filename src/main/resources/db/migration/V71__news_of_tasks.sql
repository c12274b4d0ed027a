-- Whoever can do a task is told that it has come up: at once, in one letter a day, or not at all, as each has chosen.
alter table turn
    add column begun_by text,                              -- who did what it came of: that person knows
    add column announced boolean not null default true;    -- whether those who can do it are known; of before: nobody is told
create index unannounced_turn on turn (task_id) where not announced;

create table task_news (
    task_id    text not null references turn,
    person_id  text not null,
    created_at timestamptz not null,
    told_at    timestamptz,                                -- null: not yet
    primary key (task_id, person_id)
);
create index untold_task_news on task_news (person_id) where told_at is null;

create table task_news_choice (
    person_id text primary key,
    choice    text not null check (choice in ('AT_ONCE', 'DAILY', 'NONE')),
    chosen_at timestamptz not null
);
