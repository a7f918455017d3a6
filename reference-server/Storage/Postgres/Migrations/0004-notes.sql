-- A note is the list of messages published to one record of one CRM; its text is rendered when it is read or written.
create table notes (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  conversation_id text collate "C" not null,
  id text collate "C" not null,
  crm text collate "C" not null,
  record_kind text collate "C" not null,
  record_id text collate "C" not null,
  parts bigint not null default 0,
  behind bigint not null default 0,
  uncertain_until bigint not null default 0,
  primary key (workspace_id, member_id, id),
  unique (workspace_id, member_id, conversation_id, crm, record_kind, record_id),
  foreign key (workspace_id, member_id, conversation_id) references conversations (workspace_id, member_id, id)
);

create index notes_by_record on notes (workspace_id, record_kind, record_id);

-- Names the message, not its row: an edit replaces the row and leaves the message published.
create table note_messages (
  workspace_id text collate "C" not null,
  member_id text collate "C" not null,
  note_id text collate "C" not null,
  message_id text collate "C" not null,
  acknowledged bigint not null default 0,
  primary key (workspace_id, member_id, note_id, message_id),
  foreign key (workspace_id, member_id, note_id) references notes (workspace_id, member_id, id) on delete cascade
);

alter table notes enable row level security, force row level security;
alter table note_messages enable row level security, force row level security;

create policy member_own on notes to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
create policy member_own on note_messages to x80_member
  using (workspace_id = current_setting('x80.workspace', true) and member_id = current_setting('x80.member', true));
grant select, insert, update, delete on notes, note_messages to x80_member;

-- Across members, and only what stands in a note: its messages, their keys, the key of the conversation, the order.
create policy published_notes on notes for select to x80_published using (workspace_id = current_setting('x80.workspace', true));
create policy published_list on note_messages for select to x80_published using (workspace_id = current_setting('x80.workspace', true));
create policy published_only on messages for select to x80_published
  using (workspace_id = current_setting('x80.workspace', true) and exists (
    select 1 from notes n join note_messages l on l.workspace_id = n.workspace_id and l.member_id = n.member_id and l.note_id = n.id
    where n.workspace_id = messages.workspace_id and n.member_id = messages.member_id
      and n.conversation_id = messages.conversation_id and l.message_id = messages.id));
create policy published_only on message_keys for select to x80_published
  using (workspace_id = current_setting('x80.workspace', true) and exists (
    select 1 from notes n join note_messages l on l.workspace_id = n.workspace_id and l.member_id = n.member_id and l.note_id = n.id
    where n.workspace_id = message_keys.workspace_id and n.member_id = message_keys.member_id
      and n.conversation_id = message_keys.conversation_id and l.message_id = message_keys.message_id));
create policy published_only on message_edges for select to x80_published
  using (workspace_id = current_setting('x80.workspace', true) and exists (
    select 1 from notes n
    where n.workspace_id = message_edges.workspace_id and n.member_id = message_edges.member_id
      and n.conversation_id = message_edges.conversation_id));
create policy published_only on conversation_keys for select to x80_published
  using (workspace_id = current_setting('x80.workspace', true) and exists (
    select 1 from notes n
    where n.workspace_id = conversation_keys.workspace_id and n.member_id = conversation_keys.member_id
      and n.conversation_id = conversation_keys.conversation_id));
create policy published_only on conversations for select to x80_published
  using (workspace_id = current_setting('x80.workspace', true) and exists (
    select 1 from notes n
    where n.workspace_id = conversations.workspace_id and n.member_id = conversations.member_id and n.conversation_id = conversations.id));
grant select on notes, note_messages, messages, message_keys, message_edges, conversation_keys to x80_published;
grant select (workspace_id, member_id, id, channel) on conversations to x80_published;
