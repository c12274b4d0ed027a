-- Whose turn it is in a case, and was: one row for each task of the engine's. FSE's time is counted from it.

create table turn (
    task_id     text primary key,                    -- the engine's; whatever is told twice of a task is one turn
    case_number text not null references case_file,
    instance    text not null,                       -- the engine's process instance: one assessment of the case
    command     text not null,                       -- what is to be done
    fse         boolean not null,                    -- who has to do it: FSE, else the institution
    began_on    date not null,
    due_on      date,                                -- the last day; null: none
    ended_on    date                                 -- done, or not to be done any more
);
create index turn_of_case on turn (case_number);
create index open_turn on turn (case_number) where ended_on is null;
create index turn_of_fse on turn (instance) where fse;

-- A deadline that is moved; that a task came and went is seen in the case already.
create trigger audit after update on turn for each row execute function record_change('due_on');
