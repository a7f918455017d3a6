create table crm_records (
  workspace_id text not null references workspaces (id),
  kind text not null,
  id text not null,
  name text not null,
  phone text,
  email text,
  domain text,
  stage text,
  next_step_at integer,
  created_at integer not null,
  primary key (workspace_id, kind, id)
) strict, without rowid;

create table crm_activities (
  workspace_id text not null,
  id text not null,
  record_kind text not null,
  record_id text not null,
  kind text not null,
  day text not null,
  member_id text not null,
  conversation_id text not null,
  channel text not null,
  messages integer,
  typed text,
  primary key (workspace_id, id),
  unique (workspace_id, conversation_id, kind, day, record_kind, record_id),
  foreign key (workspace_id, record_kind, record_id) references crm_records (workspace_id, kind, id)
) strict, without rowid;
