-- Where a case stands is said by its row in case_file, whatever its kind; of a database it stood in two other tables.

-- How an application ended that came to nothing: more than its state says.
alter table application
    add column ending text check (ending in ('REFUSED', 'WITHDRAWN', 'LAPSED', 'NOT_ESTABLISHED'));

-- Nothing happens to any case, so the audit names all of them once instead of each.
alter table application disable trigger audit;
alter table case_file disable trigger audit;
update application set ending = state where state in ('REFUSED', 'WITHDRAWN', 'LAPSED', 'NOT_ESTABLISHED');
alter table case_file drop constraint case_file_check;
update case_file f set state = coalesce(d.status, case when a.ending is not null then 'NOT_APPROVED'
                                                       when a.state = 'ESTABLISHED' then 'IN_OPERATION' else a.state end)
    from application a left join project_database d on d.case_number = a.case_number
    where f.case_number = a.case_number and f.kind = 'DATABASE';
alter table application enable trigger audit;
alter table case_file enable trigger audit;
insert into audit_entry (at, actor, kind, subject, after)
    select clock_timestamp(), 'database: ' || session_user, 'CHANGE', 'case_file',
           jsonb_build_object('states_moved', count(*)) from case_file where kind = 'DATABASE' having count(*) > 0;

alter table case_file alter column state set not null;
alter table case_file add constraint case_file_state_check check (state in (
    'DRAFT', 'SUBMITTED', 'RETURNED', 'UNDER_REVIEW', 'FOR_APPROVAL', 'FOR_SIGNATURE', 'IN_OPERATION', 'CLOSING',
    'CLOSED', 'NOT_APPROVED',
    'AUTHORISATION_DRAFT', 'AUTHORISATION_RETURNED', 'AUTHORISATION_UNDER_REVIEW', 'AUTHORISATION_FOR_APPROVAL',
    'AUTHORISATION_FOR_SIGNATURE', 'AUTHORISED', 'SUSPENDED', 'AUTHORISATION_ENDED', 'NOT_AUTHORISED',
    'PROPOSAL_DRAFT', 'PROPOSAL_AT_ADMINISTRATOR', 'PROPOSAL_AT_MANAGERS', 'PROPOSAL_SUBMITTED', 'PROPOSAL_RETURNED',
    'PROPOSAL_UNDER_REVIEW', 'PROPOSAL_FOR_SIGNATURE', 'PROPOSAL_IN_FORCE', 'PROPOSAL_NOT_APPROVED',
    'PROJECT_ACTIVE', 'PROJECT_CLOSING', 'PROJECT_CLOSED',
    'SUBSCRIPTION_DRAFT', 'SUBSCRIPTION_REQUESTED', 'SUBSCRIPTION_OFFERED', 'SUBSCRIPTION_FOR_FSE',
    'SUBSCRIPTION_IN_FORCE', 'SUBSCRIPTION_NOT_MADE',
    'BREACH_REPORTED', 'BREACH_UNDER_REVIEW', 'BREACH_FOR_DECISION', 'BREACH_SANCTIONED', 'BREACH_NO_SANCTION'));

drop trigger audit on application;
create trigger audit after insert or update or delete on application for each row execute function
    record_change('ending', 'submission', 'applicant', 'signatory', 'content_list');
drop trigger audit on project_database;
create trigger audit after insert or update or delete on project_database for each row execute function
    record_change('project_number', 'case_owner', 'established_on', 'ends_on', 'reviewed_on', 'content_list');
drop index one_open_database_per_institution;
alter table application drop column state;
alter table project_database drop column status;

-- At most one open project database per institution, also when two are approved at the same moment (S01; P6, D30).
create unique index one_open_database_per_institution on case_file (institution_id)
    where state in ('IN_OPERATION', 'CLOSING');
