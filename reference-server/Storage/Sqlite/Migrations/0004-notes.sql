-- A note is the list of messages published to one record of one CRM; its text is rendered when it is read or written.
create table notes (
  workspace_id text not null,
  member_id text not null,
  conversation_id text not null,
  id text not null,
  crm text not null,
  record_kind text not null,
  record_id text not null,
  parts integer not null default 0,
  behind integer not null default 0,
  uncertain_until integer not null default 0,
  primary key (workspace_id, member_id, id),
  unique (workspace_id, member_id, conversation_id, crm, record_kind, record_id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
) strict;

create index notes_by_record on notes (workspace_id, record_kind, record_id);

-- Names the message, not its row: an edit replaces the row and leaves the message published.
create table note_messages (
  workspace_id text not null,
  member_id text not null,
  note_id text not null,
  message_id text not null,
  acknowledged integer not null default 0,
  primary key (workspace_id, member_id, note_id, message_id),
  foreign key (workspace_id, member_id, note_id) references notes (workspace_id, member_id, id) on delete cascade
) strict, without rowid;
