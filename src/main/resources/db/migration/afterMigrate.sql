-- Run after every migration. The tables belong to the role that migrates; the application works under a role of its own
-- that can neither change a table nor touch what is written in the audit or was decided about terms. Where the two are
-- the same role, which small installations may choose, the triggers on them still refuse.
grant usage on schema microdata to ${application-role};
grant select, insert, update, delete on all tables in schema microdata to ${application-role};
grant usage, select on all sequences in schema microdata to ${application-role};
revoke insert, update, delete on flyway_schema_history from ${application-role};
do $$
declare one record;
begin
  if to_regclass('audit_entry') is not null then -- not in a migration that ends before it
    revoke update, delete, truncate on audit_entry from ${application-role};
  end if;
  if to_regclass('term_change') is not null then
    revoke update, delete, truncate on term_change from ${application-role};
  end if;
  -- The engine keeps its own tables.
  if '${application-role}' not in ('current_user', current_user) then
    alter schema camunda owner to ${application-role};
    for one in select tablename from pg_tables where schemaname = 'camunda' and tableowner <> '${application-role}' loop
      execute format('alter table camunda.%I owner to %I', one.tablename, '${application-role}');
    end loop;
  end if;
end $$;
