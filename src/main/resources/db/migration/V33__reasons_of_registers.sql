-- Why a list names a register, where somebody has said so of that register by itself: so that what is approved keeps its
-- reasons, and a resubmission begins with them. As the list itself, a reason never changes.
create table register_reason (
    list_id       bigint not null references content_list on delete cascade,
    register_code text not null,
    reason        text not null check (reason <> ''),
    primary key (list_id, register_code)
);

-- What is approved already came of rows that said why.
insert into register_reason (list_id, register_code, reason)
  select p.content_list, r.register_code, r.reason
  from project p join proposal_register r on r.case_number = p.proposal
  where r.reason <> ''
    and exists (select 1 from content_row c where c.list_id = p.content_list and c.register_code = r.register_code)
  on conflict do nothing;
insert into register_reason (list_id, register_code, reason)
  select d.content_list, r.register_code, r.reason
  from project_database d join application_register r on r.case_number = d.case_number
  where r.reason <> ''
    and exists (select 1 from content_row c where c.list_id = d.content_list and c.register_code = r.register_code)
  on conflict do nothing;
