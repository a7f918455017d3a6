-- What an append needs to know without counting and reading all that is held.
alter table conversations add column held bigint not null default 0;

alter table conversations no force row level security;
alter table messages no force row level security;
update conversations set held = (
  select count(*) from messages m
  where m.workspace_id = conversations.workspace_id and m.member_id = conversations.member_id and m.conversation_id = conversations.id);
alter table conversations force row level security;
alter table messages force row level security;

create index message_edges_below on message_edges (workspace_id, member_id, conversation_id, after_id, before_id);

grant update (held) on conversations to x80_sweep;

-- Where an embedded note ends, sealed under its conversation's key; gone when anything but its end changes.
create table note_tails (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  note_id text collate "C" not null,
  sealed bytea not null,
  primary key (workspace_id, member_id, note_id),
  foreign key (workspace_id, member_id, note_id) references notes (workspace_id, member_id, id) on delete cascade
);

alter table note_tails enable row level security, force row level security;

create policy member_own on note_tails to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select, insert, update, delete on note_tails to x80_member;
