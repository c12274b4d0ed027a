-- Sessions of people at the web applications, as Spring Session keeps them: names and types of the columns are its own.
-- They lie here so that any node answers any request, and a restart logs nobody out.
create table login_session (
  primary_id            varchar(36) primary key,
  session_id            varchar(36) not null unique,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval integer not null,
  expiry_time           bigint not null,
  principal_name        text
);
create index on login_session (expiry_time);
create index on login_session (principal_name);

create table login_session_attributes (
  session_primary_id varchar(36) not null references login_session on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);
