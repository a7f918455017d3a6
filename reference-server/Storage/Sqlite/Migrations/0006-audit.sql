create table audit (
  workspace_id text not null,
  member_id text not null,
  seq integer not null,
  at integer not null,
  token_id text not null,
  conversation_id text,
  click_tag blob,
  route text not null,
  counts text,
  allowed integer not null,
  reason text,
  hash blob not null,
  primary key (workspace_id, member_id, seq)
) strict, without rowid;
