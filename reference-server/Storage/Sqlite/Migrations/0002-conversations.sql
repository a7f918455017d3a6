create table conversations (
  workspace_id text not null,
  member_id text not null,
  id text not null,
  channel text not null,
  key_tag blob not null,
  privacy text not null default 'private' check (privacy in ('private', 'shared')),
  link_kind text,
  link_record_id text,
  span blob,
  last_synced_at integer,
  opened_at integer not null,
  primary key (workspace_id, member_id, id),
  unique (workspace_id, member_id, channel, key_tag),
  foreign key (workspace_id, member_id) references members (workspace_id, id),
  check ((link_kind is null) = (link_record_id is null))
) strict, without rowid;

create table conversation_keys (
  workspace_id text not null,
  member_id text not null,
  conversation_id text not null,
  epoch integer not null references key_epochs (epoch),
  wrapped blob not null,
  primary key (workspace_id, member_id, conversation_id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
) strict, without rowid;
