-- Times are Unix milliseconds. Everything a client chooses freely stands here as a tag (keyed hash), all content sealed.
create table workspaces (
  id text primary key,
  name text not null,
  time_zone text not null,
  key_check blob not null,
  created_at integer not null
) strict;

create table key_epochs (
  epoch integer primary key,
  active integer not null,
  created_at integer not null
) strict;

create table members (
  workspace_id text not null references workspaces (id),
  id text not null,
  name text not null,
  created_at integer not null,
  primary key (workspace_id, id)
) strict, without rowid;

create table tokens (
  workspace_id text not null,
  member_id text not null,
  id text not null,
  hash blob not null unique,
  scopes text not null,
  created_at integer not null,
  expires_at integer not null,
  revoked_at integer,
  primary key (workspace_id, member_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
) strict;
