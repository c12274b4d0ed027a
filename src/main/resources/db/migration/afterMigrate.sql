-- Run after every migration, under the role that migrates and owns our tables. It need not be a superuser. The
-- application works under a role of its own that can neither change a table nor touch what is written in the audit, was
-- decided about terms and prices, said of the legal basis, charged or agreed. Where the two are the same role, which small
-- installations may choose, the triggers on them still refuse.
do $$
declare
  application name := case '${application-role}' when 'current_user' then current_user else '${application-role}' end;
  one record;
begin
  execute format('grant usage on schema microdata to %I', application);
  execute format('grant select, insert, update, delete on all tables in schema microdata to %I', application);
  execute format('grant usage, select on all sequences in schema microdata to %I', application);
  execute format('revoke insert, update, delete on flyway_schema_history from %I', application);
  if to_regclass('audit_entry') is not null then -- not in a migration that ends before it
    execute format('revoke update, delete, truncate on audit_entry from %I', application);
  end if;
  if to_regclass('term_change') is not null then
    execute format('revoke update, delete, truncate on term_change from %I', application);
  end if;
  if to_regclass('price') is not null then
    execute format('revoke update, delete, truncate on price from %I', application);
  end if;
  if to_regclass('charge') is not null then
    execute format('revoke update, delete, truncate on cost_registration, charge from %I', application);
  end if;
  if to_regclass('bill_line') is not null then
    execute format('revoke update, delete, truncate on billing_address, bill_line from %I', application);
  end if;
  if to_regclass('estimate') is not null then
    execute format('revoke update, delete, truncate on estimate, estimate_line from %I', application);
  end if;
  if to_regclass('agreement') is not null then
    execute format('revoke update, delete, truncate on agreement_text, agreement, agreement_signature from %I',
        application);
  end if;
  if to_regclass('legal_basis') is not null then
    execute format('revoke update, delete, truncate on legal_basis from %I', application);
  end if;
  if to_regclass('certification_question') is not null then
    execute format('revoke update, delete, truncate on certification_question from %I', application);
  end if;
  -- The engine makes its tables itself, under the application's role, which then owns them.
  if not has_schema_privilege(application, 'camunda', 'create') then
    execute format('grant usage, create on schema camunda to %I', application);
  end if;
  -- Those it made when there was one role for both are handed over. Only a member of both roles may; StartInTurn looks.
  for one in select tablename from pg_tables where schemaname = 'camunda' and tableowner <> application loop
    execute format('alter table camunda.%I owner to %I', one.tablename, application);
  end loop;
end $$;
