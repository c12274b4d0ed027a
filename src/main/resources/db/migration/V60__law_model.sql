-- Lovmodellen: a registration with rules of its own, at the ministry that is responsible for it. Where another ministry
-- takes over, it has a case of its own; years, ministries and users belong to the model, whichever case it is in.
alter table case_file drop constraint case_file_kind_check, add constraint case_file_kind_check
    check (kind in ('DATABASE', 'AUTHORISATION', 'PROPOSAL', 'PROJECT', 'SUBSCRIPTION', 'BREACH', 'AUTHORITY_SCHEME',
                    'LAW_MODEL'));
alter table case_file drop constraint case_file_state_check, add constraint case_file_state_check check (state in (
    'DRAFT', 'SUBMITTED', 'RETURNED', 'UNDER_REVIEW', 'FOR_APPROVAL', 'FOR_SIGNATURE', 'IN_OPERATION', 'CLOSING',
    'CLOSED', 'NOT_APPROVED',
    'AUTHORISATION_DRAFT', 'AUTHORISATION_RETURNED', 'AUTHORISATION_UNDER_REVIEW', 'AUTHORISATION_FOR_APPROVAL',
    'AUTHORISATION_FOR_SIGNATURE', 'AUTHORISED', 'SUSPENDED', 'AUTHORISATION_ENDED', 'NOT_AUTHORISED',
    'PROPOSAL_DRAFT', 'PROPOSAL_AT_ADMINISTRATOR', 'PROPOSAL_AT_MANAGERS', 'PROPOSAL_SUBMITTED', 'PROPOSAL_RETURNED',
    'PROPOSAL_UNDER_REVIEW', 'PROPOSAL_FOR_SIGNATURE', 'PROPOSAL_IN_FORCE', 'PROPOSAL_NOT_APPROVED',
    'PROJECT_ACTIVE', 'PROJECT_CLOSING', 'PROJECT_CLOSED',
    'SUBSCRIPTION_DRAFT', 'SUBSCRIPTION_REQUESTED', 'SUBSCRIPTION_OFFERED', 'SUBSCRIPTION_FOR_FSE',
    'SUBSCRIPTION_IN_FORCE', 'SUBSCRIPTION_NOT_MADE',
    'LAW_MODEL_DRAFT', 'LAW_MODEL_RETURNED', 'LAW_MODEL_UNDER_REVIEW', 'LAW_MODEL_FOR_APPROVAL',
    'LAW_MODEL_FOR_SIGNATURE', 'LAW_MODEL_IN_FORCE', 'LAW_MODEL_CLOSING', 'LAW_MODEL_CLOSED', 'LAW_MODEL_HANDED_OVER',
    'LAW_MODEL_NOT_MADE',
    'BREACH_REPORTED', 'BREACH_UNDER_REVIEW', 'BREACH_FOR_DECISION', 'BREACH_SANCTIONED', 'BREACH_NO_SANCTION',
    'AUTHORITY_DRAFT', 'AUTHORITY_RETURNED', 'AUTHORITY_UNDER_REVIEW', 'AUTHORITY_FOR_APPROVAL',
    'AUTHORITY_FOR_SIGNATURE', 'AUTHORITY_IN_OPERATION', 'AUTHORITY_CLOSING', 'AUTHORITY_CLOSED',
    'AUTHORITY_NOT_APPROVED'));

create table law_model (
    case_number     text primary key references case_file,
    model           text not null references law_model, -- the case in which the model was registered first
    taken_over_from text references law_model,          -- the case of the ministry before, where there was one
    submission      integer not null default 0,         -- how often the registration has been sent
    data_controller text,
    signatory       text references person,
    case_owner      text,                               -- FSE-ansvarlig
    in_force_on     date,
    confirmed_on    date,                               -- the ministry's last confirmation
    followed_up_on  date,                               -- the last day FSE followed up a missing one
    closed_on       date,                               -- nobody has access from this day on
    close_cause     text check (close_cause in ('NOT_NEEDED', 'ENDED_BY_FSE', 'AUTHORISATION_LOST', 'HANDED_OVER')),
    instruction     text,                               -- the data controller's, about deletion
    deleted_on      date
);
-- Of two hand-overs that begin at once the second finds the first, because the case handed over is locked.
create index law_model_taken_over on law_model (taken_over_from);
create index law_model_of_model on law_model (model);

-- What belongs to the model: case_number is the case in which it was registered first, whichever case it is in now.
create table law_model_year (
    case_number  text not null references law_model,
    year         integer not null,
    draft_list   bigint references content_list,        -- loaded into the form, until it is sent
    content_list bigint references content_list,        -- registers with years, as sent
    state        text not null check (state in ('DRAFT', 'SENT', 'IN_FORCE', 'DROPPED')),
    in_force_on  date,
    primary key (case_number, year)
);

create table law_model_ministry (                       -- a row for each time it came
    id             bigint generated always as identity primary key,
    case_number    text not null references law_model,
    institution_id text not null references institution,
    from_day       date,                                -- null until the registration is in force
    until_day      date,                                -- the first day without
    unique nulls not distinct (case_number, institution_id, until_day)
);

create table law_model_user (                           -- a row for each time somebody came
    id             bigint generated always as identity primary key,
    case_number    text not null references law_model,
    institution_id text not null references institution,
    person_id      text not null references person,
    access_from    date,                                -- null until the registration is in force
    access_until   date,                                -- the first day without
    given_by       text not null,
    unique nulls not distinct (case_number, institution_id, person_id, access_until)
);
create index law_model_user_of_person on law_model_user (person_id);

create table law_model_finding (
    case_number text not null references law_model,
    submission  integer not null,
    rule        text not null,
    outcome     text not null,
    evidence    text not null,
    primary key (case_number, submission, rule)
);

create trigger tell_case after insert or update on law_model for each row execute function
    tell_case('signatory', 'case_owner');
create trigger audit after insert or update or delete on law_model for each row execute function
    record_change('submission', 'signatory', 'case_owner', 'in_force_on', 'confirmed_on', 'closed_on', 'close_cause',
        'deleted_on');
create trigger audit after insert or update or delete on law_model_year for each row execute function
    record_change('year', 'state', 'content_list', 'in_force_on');
create trigger audit after insert or update or delete on law_model_ministry for each row execute function
    record_change('institution_id', 'from_day', 'until_day');
create trigger audit after insert or update or delete on law_model_user for each row execute function
    record_change('institution_id', 'person_id', 'access_from', 'access_until', 'given_by');
