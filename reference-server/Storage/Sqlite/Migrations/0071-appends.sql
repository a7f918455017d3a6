-- What an append needs to know without counting and reading all that is held.
alter table conversations add column held integer not null default 0;

update conversations set held = (
  select count(*) from messages m
  where m.workspace_id = conversations.workspace_id and m.member_id = conversations.member_id and m.conversation_id = conversations.id);

create index message_edges_below on message_edges (workspace_id, member_id, conversation_id, after_id, before_id);

-- Where an embedded note ends, sealed under its conversation's key; gone when anything but its end changes.
create table note_tails (
  workspace_id text not null,
  member_id text not null,
  note_id text not null,
  sealed blob not null,
  primary key (workspace_id, member_id, note_id),
  foreign key (workspace_id, member_id, note_id) references notes (workspace_id, member_id, id) on delete cascade
) strict, without rowid;
