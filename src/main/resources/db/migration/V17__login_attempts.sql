-- Failed logins, on all nodes together. A key is the print of a name, of an address, or of both: it is worth nothing to
-- whoever reads it, and a name that no account has counts like any other.
create table login_failure (
  key      text primary key,
  failures integer not null check (failures > 0),
  until    timestamptz not null
);

-- From where a person has logged in, as a print: a stranger's failures elsewhere do not hold them up there.
create table login_network (
  person_id text not null,
  network   text not null,
  last_used date not null,
  primary key (person_id, network)
);
