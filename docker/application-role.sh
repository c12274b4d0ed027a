#!/bin/sh
# Run once, when the database is created. The application works under a role of its own, which owns the engine's tables
# but not ours: it can neither change them nor touch what is written in the audit.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$MICRODATA_DATABASE_PASSWORD" -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
create role microdata login password :'password';
SQL
