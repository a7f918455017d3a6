alter table members add column left_at integer;

-- Who may sign in to the web app. A member without a row here has client tokens alone.
create table accounts (
  workspace_id text not null,
  member_id text not null,
  login text not null,
  role text not null check (role in ('administrator', 'member')),
  password text not null,
  primary key (workspace_id, member_id),
  unique (workspace_id, login),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
) strict, without rowid;

-- Codes from the server's console: the first administrator's set-up, and a sign-in without a password.
create table web_codes (
  hash blob primary key,
  workspace_id text not null references workspaces (id),
  purpose text not null check (purpose in ('set-up', 'sign-in')),
  member_id text,
  expires_at integer not null,
  foreign key (workspace_id, member_id) references members (workspace_id, id)
) strict, without rowid;

create table web_sessions (
  workspace_id text not null,
  member_id text not null,
  id text not null,
  hash blob not null unique,
  device text not null,
  started_at integer not null,
  expires_at integer not null,
  confirmed_at integer,
  primary key (workspace_id, member_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
) strict;

create table invitations (
  workspace_id text not null,
  id text not null,
  hash blob not null unique,
  name text not null,
  role text not null check (role in ('administrator', 'member')),
  invited_by text not null,
  created_at integer not null,
  expires_at integer not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, invited_by) references members (workspace_id, id)
) strict;

create table pairing_codes (
  tag blob primary key,
  workspace_id text not null,
  member_id text not null,
  expires_at integer not null,
  foreign key (workspace_id, member_id) references members (workspace_id, id)
) strict, without rowid;

-- Failed passwords and tried pairing codes, by tag of the name or the address.
create table attempts (
  workspace_id text not null references workspaces (id),
  kind text not null,
  tag blob not null,
  id text not null,
  at integer not null,
  primary key (workspace_id, kind, tag, id)
) strict, without rowid;
