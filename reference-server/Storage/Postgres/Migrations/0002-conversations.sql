create table conversations (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  id text collate "C" not null,
  channel text collate "C" not null,
  key_tag bytea not null,
  privacy text collate "C" not null default 'private' check (privacy in ('private', 'shared')),
  link_kind text collate "C",
  link_record_id text collate "C",
  span bytea,
  last_synced_at bigint,
  opened_at bigint not null,
  primary key (workspace_id, member_id, id),
  unique (workspace_id, member_id, channel, key_tag),
  foreign key (workspace_id, member_id) references members (workspace_id, id),
  check ((link_kind is null) = (link_record_id is null))
);

create table conversation_keys (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  conversation_id text collate "C" not null,
  epoch bigint not null references key_epochs (epoch),
  wrapped bytea not null,
  primary key (workspace_id, member_id, conversation_id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
);

alter table conversations enable row level security, force row level security;
alter table conversation_keys enable row level security, force row level security;

create policy member_own on conversations to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy member_own on conversation_keys to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select, insert, update, delete on conversations, conversation_keys to x80_member;
