-- What the house knows of institutions, people, registers and projects.
-- The engine keeps its own tables in the schema "camunda"; neither side refers to the other's keys,
-- the case number (the engine's business key) is the only link.

create table institution (
    id                   text primary key check (id ~ '^[a-z][a-z0-9]*$'), -- also the engine's tenant id
    name                 text not null,
    authorisation_number integer not null unique check (authorisation_number > 0),
    authorised_from      date not null,
    authorised_until     date,                       -- first day without authorisation; null: open-ended (D15)
    lapse_reason         text,
    check (authorised_until is null or lapse_reason is not null)
);

create table person (
    id    text primary key,                          -- also the login
    name  text not null,
    email text not null
);

-- Tilknytningsaftale: a person may belong to several institutions.
create table association (
    institution_id  text not null references institution,
    person_id       text not null references person,
    employed        boolean not null,
    certified_since date,                            -- start of unbroken certified use of microdata
    primary key (institution_id, person_id)
);

create table association_role (
    institution_id text not null,
    person_id      text not null,
    role           text not null check (role in ('RESPONSIBLE', 'SUBSTITUTE', 'ADMINISTRATOR',
                                                 'CONTACT_WITH_POWERS', 'SIGNATORY', 'CONTACT', 'USER')),
    primary key (institution_id, person_id, role),
    foreign key (institution_id, person_id) references association on delete cascade
);

create table register (
    code         text primary key,
    name_da      text not null,
    name_en      text not null,
    topic        text not null,
    owner        text not null,
    first_year   integer,                            -- null: not published in what we have read
    last_year    integer                             -- null: still updated, or not known
);

create table project (
    number         integer primary key,
    institution_id text not null references institution,
    title          text not null,
    starts_on      date not null,
    ends_on        date not null,
    closed_on      date,
    database_case  text,                             -- case number of the project database it is a subproject of
    contact        text references person,
    check (ends_on >= starts_on)
);
create index project_of_institution on project (institution_id);
create index subproject_of_database on project (database_case) where database_case is not null;

create table project_register (
    project_number integer not null references project,
    register_code  text not null references register,
    from_year      integer not null,
    to_year        integer not null,
    primary key (project_number, register_code),
    check (to_year >= from_year)
);
