create table spent_clicks (
  workspace_id text not null,
  member_id text not null,
  tag blob not null,
  spent_at integer not null,
  primary key (workspace_id, member_id, tag)
) strict, without rowid;

create table idempotency (
  workspace_id text not null,
  member_id text not null,
  tag blob not null,
  body_tag blob not null,
  outcome text not null,
  done_at integer not null,
  primary key (workspace_id, member_id, tag)
) strict, without rowid;
