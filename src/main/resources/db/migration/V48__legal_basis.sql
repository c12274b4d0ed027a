-- The legal basis of a case, in every version in which it was stated. Cases from before have none, until they are
-- resubmitted or extended.
create table legal_basis (
    case_number       text not null references case_file,
    version           integer not null check (version > 0),  -- number of the submission it came with
    controller        text,
    lawful_ground     text,                                  -- of article 6(1)
    special_data      text,                                  -- of articles 9 and 10, as a person has confirmed it
    special_reason    text,
    special_basis     text,
    other_basis       text,
    necessary         boolean not null,
    solely_statistics boolean,
    other_use         boolean,
    disclosure        boolean,
    permission        text,
    record_number     text,
    recorded_on       date,
    processors        text,
    stated_by         text not null,
    stated_at         timestamptz not null,
    primary key (case_number, version)
);
create trigger append_only before update or delete on legal_basis
    for each statement execute function refuse_to_rewrite();
create trigger audit after insert on legal_basis for each row execute function record_change('version', 'stated_by');

-- The institutions that are responsible together with the controller. Each answers for itself.
create table joint_controller (
    case_number    text not null,
    version        integer not null,
    institution_id text not null references institution,
    confirmed      boolean,                                  -- null: not answered yet
    answered_by    text,
    answered_at    timestamptz,
    primary key (case_number, version, institution_id),
    foreign key (case_number, version) references legal_basis
);
create index joint_controller_of_institution on joint_controller (institution_id, case_number desc);
create trigger audit after insert or update or delete on joint_controller for each row execute function
    record_change('version', 'confirmed', 'answered_by');
