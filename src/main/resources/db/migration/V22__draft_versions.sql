-- A draft that two windows write: each save counts one up and says in which window it was made, as its how manieth.
alter table form_draft
    add column version     integer not null default 1,
    add column saved_in    uuid,
    add column save_number integer not null default 0;
alter table form_draft alter column version drop default, alter column save_number drop default;
