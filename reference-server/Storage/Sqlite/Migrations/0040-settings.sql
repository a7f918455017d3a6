-- A workspace without a row has the defaults.
create table workspace_settings (
  workspace_id text primary key references workspaces (id),
  privacy_change text not null check (privacy_change in ('client', 'web')),
  shares_a_day integer not null,
  retention_months integer not null,
  searches_a_minute integer not null,
  records_a_day integer not null,
  overridable text not null,
  record_kinds text,
  record_fields text,
  packs_minimum text not null,
  packs_revoked text not null,
  time_zone text
) strict, without rowid;

create table workspace_snippets (
  workspace_id text not null references workspaces (id),
  id text not null,
  title text not null,
  body text not null,
  primary key (workspace_id, id)
) strict, without rowid;

create table member_snippets (
  workspace_id text not null,
  member_id text not null,
  id text not null,
  title text not null,
  body text not null,
  primary key (workspace_id, member_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
) strict, without rowid;
