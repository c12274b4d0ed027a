#!/bin/sh
# Run once, when the database is created: the three statements of "In production" in src/docs/operating-it.md. The owner
# makes our tables and is no superuser. The application works under the other role, which can neither change them nor
# touch what is written in the audit.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$MICRODATA_OWNER_PASSWORD" -v application="$MICRODATA_DATABASE_PASSWORD" \
  -U "$POSTGRES_USER" -d postgres <<'SQL'
create role microdata_owner login password :'owner';
create role microdata login password :'application';
create database microdata owner microdata_owner;
-- Nobody needs the superuser from outside.
alter role current_user password null;
SQL
